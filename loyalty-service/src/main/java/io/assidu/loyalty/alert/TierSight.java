package io.assidu.loyalty.alert;

import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.program.AlertPolicy;
import io.assidu.loyalty.program.Threshold;
import io.assidu.loyalty.standing.Merits;
import io.assidu.loyalty.standing.Standing;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A member as their tier was seen just now.
 *
 * @param reached the thresholds that they were above, as far as they were told
 */
public record TierSight(
    MemberAccount account, Merits merits, Standing standing, Set<String> reached) {

  /** When there may be something new to see without anything more being earned. */
  public @Nullable Instant next(Instant now) {
    Stream<@Nullable Instant> falls =
        policy().on(Threshold.Figure.QUALIFYING).stream()
            .map(threshold -> merits.fallsBelow(BigDecimal.valueOf(threshold.at()), now));
    return Stream.of(falls, atRisk(), Stream.ofNullable(standing.losesAt()))
        .flatMap(each -> each)
        .filter(Objects::nonNull)
        .filter(at -> at.isAfter(now))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private Stream<Instant> atRisk() {
    @Nullable Instant losesAt = standing.losesAt();
    return losesAt == null
        ? Stream.empty()
        : policy().tierAtRiskDays().stream().map(days -> losesAt.minus(Duration.ofDays(days)));
  }

  /** How many days before the loss it is time to say so: the fewest of those that are reached. */
  Optional<Integer> daysToSay(Instant now) {
    @Nullable Instant losesAt = standing.losesAt();
    return losesAt == null
        ? Optional.empty()
        : policy().tierAtRiskDays().stream()
            .filter(days -> !losesAt.minus(Duration.ofDays(days)).isAfter(now))
            .min(Comparator.naturalOrder());
  }

  AlertPolicy policy() {
    return account.program().program().alerts();
  }
}
