package io.assidu.loyalty.partner;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.person.Person;
import io.assidu.loyalty.program.PartnerEarning;
import io.assidu.loyalty.program.PointsRounding;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.rules.Rule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How many points a transaction of a partner is worth, and when. */
final class PartnerPoints {

  /** More than any transaction earns: what a formula comes to beyond it is not believed. */
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000L);

  private PartnerPoints() {}

  static Instant at(PartnerEarningRequest request, Instant now) {
    Instant at = request.occurredAt();
    if (at != null && at.isAfter(now)) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/occurredAt", "past", "It has not happened yet.");
    }
    return at == null ? now : at;
  }

  /** By the partner's formula, if it has one; then the partner must not say how many. */
  static long of(
      MemberAccount member,
      Optional<Person> person,
      String partner,
      PartnerEarning agreed,
      PartnerEarningRequest request,
      Instant now) {
    Rule formula = member.program().partnerPoints().get(partner);
    if (agreed.points() == null || formula == null) {
      return told(request.points(), request.basis());
    }
    BigDecimal basis = request.basis();
    if (basis == null || request.points() != null) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/basis", "formula", "The agreement has a formula: send the basis and no points.");
    }
    BigDecimal exact =
        formula.numberIfAny(facts(member, person, basis, partner, now)).orElse(BigDecimal.ZERO);
    long points = PointsRounding.DOWN.round(exact.max(BigDecimal.ZERO).min(MOST));
    if (points == 0) {
      throw LoyaltyError.NOT_AGREED.problem(
          "/basis", "points", "By the agreement it earns nothing.");
    }
    return points;
  }

  private static long told(@Nullable Long points, @Nullable BigDecimal basis) {
    if (points == null || basis != null) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/points", "required", "The agreement has no formula: send the points and no basis.");
    }
    return points;
  }

  private static Map<String, Object> facts(
      MemberAccount member,
      Optional<Person> person,
      BigDecimal basis,
      String partner,
      Instant now) {
    Map<String, Object> profile = new HashMap<>();
    profile.put("id", member.profileId().toString());
    profile.put("country", person.map(Person::country).orElse(""));
    profile.put("segments", person.map(Person::segments).orElse(List.of()));
    return Map.of(
        "event",
        Map.of("properties", Map.of("basis", basis.doubleValue(), "partner", partner)),
        "profile",
        profile,
        "loyalty",
        Map.of(
            "program", member.program().id(),
            "available", member.available(),
            "held", member.holdings().held()),
        "now",
        now);
  }
}
