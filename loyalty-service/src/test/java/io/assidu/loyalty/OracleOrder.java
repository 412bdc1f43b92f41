package io.assidu.loyalty;

import java.math.BigDecimal;
import java.time.Instant;

/** An order that earned. */
final class OracleOrder {
  final String id;
  final int profile;
  final BigDecimal total;
  final OracleLot lot;
  BigDecimal refunded = BigDecimal.ZERO;

  OracleOrder(String id, int profile, BigDecimal total, OracleLot lot) {
    this.id = id;
    this.profile = profile;
    this.total = total;
    this.lot = lot;
  }

  String id() {
    return id;
  }

  int profile() {
    return profile;
  }

  BigDecimal total() {
    return total;
  }

  BigDecimal refunded() {
    return refunded;
  }

  /** Whether some of its points have expired, or are about to. */
  boolean hasLapsed(Instant now) {
    return lot.expired > 0 || lot.isOver(now);
  }
}
