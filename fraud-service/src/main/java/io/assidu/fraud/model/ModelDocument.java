package io.assidu.fraud.model;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One version of the risk model, as people write it.
 *
 * @param version grows with each change; every assessment names the one it was made by
 * @param strongAcr the authentication level that answers a challenge
 * @param trustBelow logins scoring less tell at once what is normal for the person
 * @param challengeFrom 1 to 100
 * @param freezeFrom above {@code challengeFrom}, up to 100
 */
@Schema(
    examples =
        """
        {"version": 1, "strongAcr": "gold", "trustBelow": 20, "challengeFrom": 40,
         "freezeFrom": 75, "rules": [{"name": "new-device",
         "why": "Most thieves come with a device of their own.",
         "when": "risk.device.given && !risk.device.known", "points": "12.0",
         "facts": ["device.name"]}]}""")
public record ModelDocument(
    int version,
    String strongAcr,
    int trustBelow,
    int challengeFrom,
    int freezeFrom,
    List<RuleDocument> rules) {

  /**
   * @param why for whoever reads it next
   * @param when CEL, true or false, over {@code risk}
   * @param points CEL, a number; negative speaks in favour
   * @param facts members of {@code risk} that are shown as the reason, by dotted paths
   */
  public record RuleDocument(
      String name, String why, String when, String points, List<String> facts) {}
}
