package io.assidu.policy.decision;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import java.math.BigDecimal;

/** What must hold of a contact that is asked for, whichever way it comes. */
final class ContactRules {

  static final int VALUE_INTEGER = 12;
  static final int VALUE_FRACTION = 4;

  private static final int HIGHEST_PRIORITY = 100;

  /** A push subscription is the longest address there is. */
  private static final int LONGEST_ADDRESS = 4_096;

  private ContactRules() {}

  /** To note violations on. */
  static ProblemException broken() {
    return PlatformError.INVALID_REQUEST.problem("The request breaks a rule; see errors.");
  }

  /**
   * Notes every rule that is broken.
   *
   * @param at where the request stands, as a JSON pointer
   */
  static void check(ProblemException problem, String at, ContactRequested request) {
    if (request.priority() < 0 || request.priority() > HIGHEST_PRIORITY) {
      problem.at(at + "/priority", "range", "From 0 to 100.");
    }
    BigDecimal value = request.value();
    if (value != null && !isSound(value)) {
      problem.at(at + "/value", "range", "Nothing or more, with at most 12 digits and 4 decimals.");
    }
    ContactPoint recipient = request.recipient();
    if (recipient != null) {
      recipient(problem, at + "/recipient", recipient);
    }
  }

  private static boolean isSound(BigDecimal value) {
    return value.signum() >= 0
        && value.scale() <= VALUE_FRACTION
        && (long) value.precision() - value.scale() <= VALUE_INTEGER;
  }

  /** A caller's JSON may leave out what the record wants. */
  @SuppressWarnings("ConstantValue")
  private static void recipient(ProblemException problem, String at, ContactPoint recipient) {
    if (recipient.channel() == null || recipient.address() == null) {
      problem.at(at, "required", "Name both channel and address.");
      return;
    }
    if (recipient.channel() == Channel.UNKNOWN) {
      problem.at(at + "/channel", "known", "No channel of this version.");
    }
    if (recipient.address().isBlank() || recipient.address().length() > LONGEST_ADDRESS) {
      problem.at(at + "/address", "size", "From 1 to 4,096 characters.");
    }
  }
}
