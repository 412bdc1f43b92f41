package io.assidu.loyalty;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A redemption. */
final class OracleRedemption {
  final String id;
  final int account;
  final @Nullable String order;
  final long points;
  final Map<OracleLot, Long> held = new TreeMap<>();
  final Map<OracleLot, Long> spent = new TreeMap<>();
  long captured;
  long returned;

  OracleRedemption(String id, int account, @Nullable String order, long points) {
    this.id = id;
    this.account = account;
    this.order = order;
    this.points = points;
  }

  String id() {
    return id;
  }

  int account() {
    return account;
  }

  long points() {
    return points;
  }

  @Nullable String order() {
    return order;
  }

  boolean isHeld() {
    return !held.isEmpty();
  }

  long left() {
    return captured - returned;
  }
}
