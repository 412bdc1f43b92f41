package io.assidu.policy.decision;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of the answer to a call: which decision it was. Who repeats the call gets it from
 * the decision log, which has it anyway.
 *
 * @param decision it, where it was made just now
 */
@JsonIgnoreProperties(ignoreUnknown = true) // the release before kept the whole answer
record Receipt(UUID decisionId, @JsonIgnore @Nullable Decision decision) {

  static Receipt of(Decision decision) {
    return new Receipt(decision.decisionId(), decision);
  }
}
