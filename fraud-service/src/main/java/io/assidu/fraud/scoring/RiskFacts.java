package io.assidu.fraud.scoring;

import io.assidu.contracts.fraud.SignalKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The variable {@code risk} of the rule language for one subject. Every member is always there, so
 * that a rule needs no test for its presence; {@code given} says whether a comparison could be made
 * at all. Holds no personal data: it is shown to whoever may read the assessment.
 */
final class RiskFacts {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration STEP_UP_LASTS = Duration.ofMinutes(15);

  private final Subject subject;
  private final Observation now;
  private final Past past;
  private final List<Observation> own;
  private final double likelihood;
  private final String strongAcr;

  RiskFacts(Subject subject, Past past, Population population, String strongAcr) {
    this.subject = subject;
    this.past = past;
    this.strongAcr = strongAcr;
    now = subject.seen();
    own = past.ownLogins(now.at());
    likelihood = Likelihood.ratio(now.features(), Frequencies.of(own), population);
  }

  Map<String, Object> asMap() {
    Map<String, Object> risk = new LinkedHashMap<>();
    risk.put("redemption", subject.redemption() != null);
    risk.put("session", now.tellsDevice() || now.network() != null);
    risk.put("history", Map.of("logins", (long) own.size()));
    risk.put("device", device());
    risk.put("country", comparison(Observation::country, "code"));
    risk.put("network", comparison(Observation::network, null));
    risk.put("hour", hour());
    risk.put("travel", travel());
    risk.put("failures", failures());
    risk.put("hoursSince", changes());
    risk.put("challenges", Map.of("open", past.openChallenges()));
    risk.put("stepUp", Map.of("passed", steppedUp()));
    risk.put("drain", drain());
    risk.put("likelihood", Map.of("ratio", likelihood, "log10", Math.log10(likelihood)));
    return risk;
  }

  private Map<String, Object> device() {
    Software software = now.software();
    return Map.of(
        "given",
        now.tellsDevice() && own.stream().anyMatch(Observation::tellsDevice),
        "known",
        own.stream().anyMatch(now::sameDevice),
        "name",
        software == null ? "" : software.name());
  }

  /** Compares what can be seen at once: not given where either side does not tell. */
  private Map<String, Object> comparison(
      Function<Observation, @Nullable String> what, @Nullable String shownAs) {
    String value = what.apply(now);
    List<String> before = own.stream().map(what).filter(Objects::nonNull).distinct().toList();
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("given", value != null && !before.isEmpty());
    facts.put("known", value != null && before.contains(value));
    if (shownAs != null) {
      facts.put(shownAs, value == null ? "" : value);
      facts.put("before", before);
    }
    return facts;
  }

  private Map<String, Object> hour() {
    int hour = hourOf(now.at());
    return Map.of(
        "utc",
        (long) hour,
        "known",
        own.stream().anyMatch(login -> near(hourOf(login.at()), hour)));
  }

  private static int hourOf(Instant at) {
    return at.atOffset(ZoneOffset.UTC).getHour();
  }

  private static boolean near(int a, int b) {
    int apart = Math.abs(a - b);
    return Math.min(apart, 24 - apart) <= 1;
  }

  private Map<String, Object> travel() {
    Point here = now.point();
    Optional<Observation> last =
        own.stream()
            .filter(login -> login.point() != null)
            .max(Comparator.comparing(Observation::at));
    if (here == null || last.isEmpty()) {
      return Map.of("impossible", false, "km", 0.0, "hours", 0.0, "kmPerHour", 0.0);
    }
    Point there = Objects.requireNonNull(last.get().point());
    Travel travel = Travel.between(there, last.get().at(), here, now.at());
    return Map.of(
        "impossible",
        travel.impossible(),
        "km",
        (double) Math.round(travel.km()),
        "hours",
        rounded(travel.hours()),
        "kmPerHour",
        (double) Math.round(travel.speedKmh()));
  }

  private Map<String, Object> failures() {
    return Map.of(
        "lastHour", past.count(SignalKind.LOGIN_FAILED, HOUR, now.at()),
        "lastDay", past.count(SignalKind.LOGIN_FAILED, DAY, now.at()));
  }

  private Map<String, Object> changes() {
    return Map.of(
        "emailChanged", rounded(past.hoursSince(SignalKind.EMAIL_CHANGED, now.at())),
        "phoneChanged", rounded(past.hoursSince(SignalKind.PHONE_CHANGED, now.at())),
        "passwordChanged", rounded(past.hoursSince(SignalKind.PASSWORD_CHANGED, now.at())));
  }

  /** Proven by this very call, or a moment ago in this session. */
  private boolean steppedUp() {
    return strongAcr.equals(now.acr())
        || now.kind() == SignalKind.STEP_UP_SUCCEEDED
        || past.last(
                seen ->
                    seen.kind() == SignalKind.STEP_UP_SUCCEEDED
                        && seen.at().isAfter(now.at().minus(STEP_UP_LASTS))
                        && now.sameSession(seen))
            .isPresent();
  }

  private Map<String, Object> drain() {
    Redemption redemption = subject.redemption();
    return redemption == null
        ? Map.of("points", 0L, "balance", 0L, "share", 0.0)
        : Map.of(
            "points", redemption.points(),
            "balance", redemption.balance(),
            "share", rounded(redemption.drain()));
  }

  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
