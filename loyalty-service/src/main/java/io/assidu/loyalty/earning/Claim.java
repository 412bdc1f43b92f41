package io.assidu.loyalty.earning;

import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.loyalty.person.Person;
import io.assidu.loyalty.program.CompiledEarning;
import io.assidu.loyalty.program.CompiledEarning.Action;
import io.assidu.loyalty.program.EarningAction.Repeat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Points that an action would give, before anyone looks whether it gave them already.
 *
 * @param points before caps and rounding
 * @param customerId whose they are, where the action names somebody else
 */
record Claim(Told told, Action action, Instant at, BigDecimal points, @Nullable String customerId) {

  /** What an event claims. */
  static List<Claim> of(CompiledEarning earning, Told told, Optional<Person> person, Instant now) {
    CustomerEvent event = told.event();
    Instant at = told.at(now);
    List<Claim> claims = new ArrayList<>();
    Map<String, Object> facts = null;
    for (Action action : earning.actions()) {
      if (!action.action().event().equals(event.name()) || !action.runs(at)) {
        continue;
      }
      facts = facts == null ? EarningFacts.of(event, person) : facts;
      if (action.when() == null || action.when().test(facts)) {
        claim(action, told, at, facts).ifPresent(claims::add);
      }
    }
    return claims;
  }

  /** Where the facts do not name anybody to give points to, there is nothing to claim. */
  private static Optional<Claim> claim(
      Action action, Told told, Instant at, Map<String, Object> facts) {
    BigDecimal points = action.points().numberIfAny(facts).orElse(BigDecimal.ZERO);
    if (points.compareTo(BigDecimal.ONE) < 0) {
      return Optional.empty();
    }
    if (action.beneficiary() == null) {
      return Optional.of(new Claim(told, action, at, points, null));
    }
    return action
        .beneficiary()
        .answer(facts)
        .map(customerId -> new Claim(told, action, at, points, customerId.toString()));
  }

  /** What makes it the same again: a member gets it once for each occasion. */
  String occasion() {
    Repeat repeat = action.action().repeat();
    return switch (repeat) {
      case ONCE -> "once";
      case YEARLY -> Integer.toString(LocalDate.ofInstant(at, ZoneOffset.UTC).getYear());
      case ALWAYS -> told.event().eventId().toString();
    };
  }

  /**
   * Whose points they are.
   *
   * @param profiles of customers
   * @return nobody where the customer is not known, or named themselves
   */
  Optional<UUID> beneficiary(Map<String, UUID> profiles) {
    UUID actor = told.event().profileId();
    return customerId == null
        ? Optional.of(actor)
        : Optional.ofNullable(profiles.get(customerId)).filter(other -> !other.equals(actor));
  }
}
