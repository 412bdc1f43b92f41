package io.assidu.loyalty.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.loyalty.program.TierLevel;
import io.assidu.loyalty.program.TierPolicy;
import io.assidu.loyalty.program.TierWindow;
import io.assidu.loyalty.program.TierWindow.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds of every member under every policy, against somebody who walks day by day. */
class StandingPropertyTest {

  private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  private static final int DAYS = 365 * 7;

  @Property(tries = 1000)
  void aTierIsWhatWhoWalksDayByDayFinds(@ForAll("members") Case member) {
    String walked =
        new DayByDay(member.policy(), member.enrolled(), member.earned()).tier(FIRST, member.now());
    assertThat(member.standing().tier()).isEqualTo(walked);
  }

  @Property(tries = 1000)
  void aTierIsLostAtTheMomentForetoldAndNotBefore(@ForAll("members") Case member) {
    Standing standing = member.standing();
    Merits merits = member.merits(member.earned());
    @Nullable Instant losesAt = standing.losesAt();
    if (losesAt == null) {
      assertThat(merits.standing(at(FIRST.plusYears(30))).tier()).isEqualTo(standing.tier());
      return;
    }
    assertThat(losesAt).isAfter(at(member.now()));
    assertThat(merits.standing(losesAt.minusNanos(1)).tier()).isEqualTo(standing.tier());
    assertThat(merits.standing(losesAt).tier()).isEqualTo(standing.fallsTo());
  }

  @Property(tries = 1000)
  void whatIsMissingIsExactlyEnough(@ForAll("members") Case member) {
    Standing standing = member.standing();
    if (standing.next() == null) {
      return;
    }
    // What is earned at the very moment of a loss still prevents it, so this is earned after it.
    Instant then = at(member.now()).plusSeconds(1);
    assertThat(member.levelAfter(standing.missing(), then, then)).isEqualTo(member.level() + 1);
    assertThat(member.levelAfter(standing.missing().subtract(BigDecimal.ONE), then, then))
        .isEqualTo(member.level());
  }

  /** Earned in the last moment, as much as it is said to take. */
  @Property(tries = 1000)
  void whatItTakesToKeepATierKeepsIt(@ForAll("members") Case member) {
    Standing standing = member.standing();
    @Nullable Instant losesAt = standing.losesAt();
    if (losesAt == null || standing.keepBy() == null) {
      return;
    }
    Instant last = standing.keepBy().minusNanos(1);
    assertThat(member.levelAfter(standing.toKeep(), last, losesAt))
        .isGreaterThanOrEqualTo(member.level());
    boolean nothingElseEases = member.policy().graceDays() == 0 && !member.policy().softLanding();
    if (nothingElseEases) {
      assertThat(member.levelAfter(standing.toKeep().subtract(BigDecimal.ONE), last, losesAt))
          .isLessThan(member.level());
    }
  }

  @Property(tries = 1000)
  void toEarnMoreNeverHarms(@ForAll("members") Case member, @ForAll("amounts") Qualifying more) {
    List<Qualifying> all = new ArrayList<>(member.earned());
    all.add(more);
    assertThat(member.level(member.merits(all), at(member.now())))
        .isGreaterThanOrEqualTo(member.level());
  }

  @Property(tries = 1000)
  void theOrderInWhichThingsBecomeKnownDoesNotMatter(@ForAll("members") Case member) {
    List<Qualifying> shuffled = new ArrayList<>(member.earned());
    Collections.reverse(shuffled);
    assertThat(member.merits(shuffled).standing(at(member.now()))).isEqualTo(member.standing());
  }

  @Property(tries = 1000)
  void whatIsOlderThanAnythingThatBearsOnItCanBeLeftOut(@ForAll("members") Case member) {
    Instant since = Merits.since(member.policy(), at(member.now()));
    List<Qualifying> lately =
        member.earned().stream().filter(one -> one.at().isAfter(since)).toList();
    assertThat(member.merits(lately).standing(at(member.now()))).isEqualTo(member.standing());
  }

  /** A member on a day. */
  record Case(TierPolicy policy, LocalDate enrolled, List<Qualifying> earned, LocalDate now) {

    Merits merits(List<Qualifying> others) {
      return new Merits(policy, at(enrolled), others);
    }

    Standing standing() {
      return merits(earned).standing(at(now));
    }

    int level() {
      return level(merits(earned), at(now));
    }

    int level(Merits merits, Instant then) {
      List<String> names = policy.levels().stream().map(TierLevel::name).toList();
      return names.indexOf(merits.standing(then).tier());
    }

    int levelAfter(BigDecimal amount, Instant at, Instant then) {
      return level(merits(plus(amount, at)), then);
    }

    private List<Qualifying> plus(BigDecimal amount, Instant at) {
      List<Qualifying> more =
          new ArrayList<>(earned.stream().filter(one -> !one.at().isAfter(at(now))).toList());
      more.add(new Qualifying(amount, at));
      return more;
    }
  }

  @Provide
  Arbitrary<Case> members() {
    return Combinators.combine(policies(), days(), earnings(), days())
        .as(
            (policy, enrolled, earned, now) ->
                new Case(
                    policy,
                    enrolled,
                    earned.stream().filter(one -> !one.at().isAfter(at(now))).toList(),
                    now));
  }

  private static Arbitrary<List<Qualifying>> earnings() {
    return amount().list().ofMaxSize(30);
  }

  @Provide
  Arbitrary<Qualifying> amounts() {
    return amount();
  }

  private static Arbitrary<Qualifying> amount() {
    return Combinators.combine(days(), Arbitraries.integers().between(1, 60))
        .as((day, amount) -> new Qualifying(BigDecimal.valueOf(amount), at(day)));
  }

  private static Arbitrary<TierPolicy> policies() {
    Arbitrary<TierWindow> windows =
        Arbitraries.oneOf(
            Arbitraries.integers().between(1, 24).map(m -> new TierWindow(Kind.ROLLING, m, null)),
            Arbitraries.integers().between(1, 12).map(m -> new TierWindow(Kind.CALENDAR, null, m)),
            Arbitraries.just(new TierWindow(Kind.ANNIVERSARY, null, null)));
    return Combinators.combine(
            windows,
            Arbitraries.of(0, 0, 1, 30, 180),
            Arbitraries.of(true, false),
            Arbitraries.of(false, false, true),
            Arbitraries.integers().between(0, 40))
        .as(
            (window, grace, soft, easier, retain) ->
                Policies.of(window, grace, soft, levels(easier, retain)));
  }

  private static List<TierLevel> levels(boolean easier, int retain) {
    return List.of(
        Policies.level("Silver", 0, null),
        Policies.level("Gold", 40, easier ? Long.valueOf(Math.min(retain, 40)) : null),
        Policies.level("Platinum", 90, easier ? Long.valueOf(retain + 20L) : null),
        Policies.level("Diamond", 150, null));
  }

  /** Over years, or close together: what is close together comes into its own grace. */
  private static Arbitrary<LocalDate> days() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(1, DAYS), Arbitraries.integers().between(1, 500))
        .map(FIRST::plusDays);
  }

  private static Instant at(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
