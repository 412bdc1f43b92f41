package io.assidu.fraud.scoring;

import io.assidu.contracts.fraud.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What is remembered of a person, as of an instant: nothing older than half a year, since older
 * history adds nothing (Wiefling et al. 2022).
 *
 * @param challenged when redemptions were challenged, in the last day
 */
public record Past(List<Observation> observations, List<Instant> challenged) {

  public static final Duration MEMORY = Duration.ofDays(183);

  /** A login on probation that nobody disputes for this long is taken for the person's own. */
  public static final Duration PROBATION = Duration.ofDays(3);

  static final double NEVER_HOURS = 1_000_000;

  private static final double MINUTES_PER_HOUR = 60;

  public static Past none() {
    return new Past(List.of(), List.of());
  }

  /** The logins that tell what is normal: only successful ones, and only those that are trusted. */
  List<Observation> ownLogins(Instant now) {
    return observations.stream()
        .filter(seen -> isLogin(seen.kind()) && isOwn(seen, now))
        .filter(seen -> !seen.at().isAfter(now) && seen.at().isAfter(now.minus(MEMORY)))
        .toList();
  }

  private static boolean isLogin(SignalKind kind) {
    return kind == SignalKind.LOGIN_SUCCEEDED || kind == SignalKind.STEP_UP_SUCCEEDED;
  }

  private static boolean isOwn(Observation seen, Instant now) {
    return switch (seen.standing()) {
      case TRUSTED -> true;
      case PROBATION -> seen.at().isBefore(now.minus(PROBATION));
      case REJECTED -> false;
    };
  }

  long count(SignalKind kind, Duration within, Instant now) {
    return observations.stream()
        .filter(seen -> seen.kind() == kind && seen.at().isAfter(now.minus(within)))
        .count();
  }

  /** Hours since the last signal of a kind; {@value #NEVER_HOURS} if there was none. */
  double hoursSince(SignalKind kind, Instant now) {
    return last(seen -> seen.kind() == kind)
        .map(seen -> Math.max(0, Duration.between(seen.at(), now).toMinutes() / MINUTES_PER_HOUR))
        .orElse(NEVER_HOURS);
  }

  Optional<Observation> last(Predicate<Observation> which) {
    return observations.stream().filter(which).max(Comparator.comparing(Observation::at));
  }

  /** Challenges that no step-up has answered since. */
  long openChallenges() {
    Instant answered =
        last(seen -> seen.kind() == SignalKind.STEP_UP_SUCCEEDED)
            .map(Observation::at)
            .orElse(Instant.MIN);
    return challenged.stream().filter(at -> at.isAfter(answered)).count();
  }
}
