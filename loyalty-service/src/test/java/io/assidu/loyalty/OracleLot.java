package io.assidu.loyalty;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Points earned together. */
final class OracleLot implements Comparable<OracleLot> {
  static final int MONTHS = 1;

  static final Comparator<OracleLot> EXPIRES_FIRST =
      Comparator.<OracleLot, Instant>comparing(lot -> lot.expiresAt)
          .thenComparing(lot -> lot.earnedAt)
          .thenComparing(lot -> lot.number);

  final int number;
  final int account;
  final Instant earnedAt;
  Instant expiresAt;
  long available;
  long expired;

  OracleLot(int number, int account, Instant earnedAt, long points) {
    this.number = number;
    this.account = account;
    this.earnedAt = earnedAt;
    this.expiresAt = earnedAt.atZone(ZoneOffset.UTC).plusMonths(MONTHS).toInstant();
    this.available = points;
  }

  boolean isOver(Instant now) {
    return !expiresAt.isAfter(now);
  }

  /** In the order in which they were made; whose turn it is to be spent changes. */
  @Override
  public int compareTo(OracleLot other) {
    return Integer.compare(number, other.number);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return number;
  }
}
