package io.assidu.fraud.alert;

import io.assidu.contracts.fraud.RiskAction;
import java.util.Locale;

/** How much an alert matters. */
enum Severity {
  /** Challenged: nothing has happened yet. */
  MEDIUM,
  /** Held or blocked: something was kept from happening. */
  HIGH,
  /** Frozen: the account is thought to be in somebody else's hands. */
  CRITICAL;

  static Severity of(RiskAction action) {
    return switch (action) {
      case FREEZE -> CRITICAL;
      case HOLD, BLOCK -> HIGH;
      case CHALLENGE, ALLOW, UNKNOWN -> MEDIUM;
    };
  }

  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
