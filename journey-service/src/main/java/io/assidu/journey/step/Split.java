package io.assidu.journey.step;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * Shares people out among branches, by chance but always the same way: whoever comes again goes the
 * way they went before, and so does everybody when the service restarts.
 *
 * @param branches shares in percent, 100 together
 */
public record Split(String id, List<Branch> branches) implements Step {

  /**
   * @param percent 1 to 99
   */
  public record Branch(int percent, String next) {}

  /** The branch of this profile: a hash of profile, journey and step, taken modulo 100. */
  public Branch choose(UUID profileId, String journeyId) {
    CRC32C hash = new CRC32C();
    hash.update((profileId + "/" + journeyId + "/" + id).getBytes(StandardCharsets.UTF_8));
    long left = hash.getValue() % 100;
    for (Branch branch : branches) {
      left -= branch.percent();
      if (left < 0) {
        return branch;
      }
    }
    throw new IllegalStateException("The shares of split " + id + " are less than 100 percent");
  }

  @Override
  public List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      targets.add(new Target("/branches/" + i + "/next", branches.get(i).next()));
    }
    return targets;
  }
}
