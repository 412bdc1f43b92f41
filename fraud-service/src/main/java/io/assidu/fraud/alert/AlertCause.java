package io.assidu.fraud.alert;

import io.assidu.contracts.fraud.Contribution;
import io.assidu.contracts.fraud.RiskAction;
import io.assidu.contracts.fraud.SignalKind;
import java.util.List;
import java.util.UUID;

/**
 * The assessment that calls for an alert.
 *
 * @param device as a person would say it ("Chrome on Windows"), or empty
 * @param country ISO 3166-1 alpha-2, or empty
 */
public record AlertCause(
    UUID profileId,
    UUID assessmentId,
    SignalKind subject,
    int score,
    RiskAction action,
    List<Contribution> contributions,
    String device,
    String country) {

  /** One sentence that names the rules and nobody. */
  String summary() {
    String what =
        switch (subject) {
          case REDEMPTION_REQUESTED -> "A redemption";
          case LOGIN_SUCCEEDED, STEP_UP_SUCCEEDED -> "A login";
          default -> "A change to the account";
        };
    String done =
        switch (action) {
          case FREEZE -> " froze the account: ";
          case CHALLENGE -> " was challenged: ";
          default -> " was stopped: ";
        };
    List<String> rules =
        contributions.stream()
            .filter(contribution -> contribution.points() > 0)
            .map(Contribution::rule)
            .toList();
    return what + done + String.join(", ", rules) + ".";
  }
}
