package io.assidu.policy.evaluate;

import java.util.List;
import java.util.Map;

/**
 * What a contact competes with for the last places.
 *
 * @param levels by cap whose protection is computed, how many places are kept for each class and
 *     those above it; a cap that is missing protects nobody
 * @param scheduled the person's contacts that wait for their moment, of whatever class; not needed
 *     unless the policy looks ahead
 */
public record Competition(Map<String, List<Integer>> levels, List<Scheduled> scheduled) {

  private static final Competition NONE = new Competition(Map.of(), List.of());

  public static Competition none() {
    return NONE;
  }

  /** The same levels, against these contacts. */
  public Competition with(List<Scheduled> others) {
    return new Competition(levels, others);
  }
}
