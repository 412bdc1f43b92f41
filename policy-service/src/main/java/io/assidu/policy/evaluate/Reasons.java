package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Reason;
import java.util.Map;

/** The effects a rule can have, as they stand in {@link Reason#effect()}. */
final class Reasons {
  private Reasons() {}

  static Reason passed(String rule, Map<String, Object> facts) {
    return new Reason(rule, "passed", facts);
  }

  static Reason exempt(String rule, String exemption) {
    return exempt(rule, Map.of("exemption", exemption));
  }

  static Reason exempt(String rule, Map<String, Object> facts) {
    return new Reason(rule, "exempt", facts);
  }

  static Reason deferred(String rule, Map<String, Object> facts) {
    return new Reason(rule, "deferred", facts);
  }

  static Reason suppressed(String rule, Map<String, Object> facts) {
    return new Reason(rule, "suppressed", facts);
  }
}
