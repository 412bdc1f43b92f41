package io.assidu.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.policy.country.HolidayScope;
import io.assidu.policy.country.Holidays;
import io.assidu.policy.document.QuietRule;
import io.assidu.policy.document.QuietWindow;
import io.assidu.policy.document.WeekTime;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;

/** Random rules, zones and instants, held against a reading of the rules by other means. */
class QuietHoursPropertyTest {

  private static final long FIRST = LocalDate.of(2009, 1, 1).toEpochDay();
  private static final long LAST = LocalDate.of(2028, 12, 31).toEpochDay();
  private static final long SECONDS = 86_400;

  @Property(tries = 2_000)
  void theOpeningIsTheFirstMomentThatIsNotQuiet(
      @ForAll("rules") List<QuietRule> rules,
      @ForAll("zones") Set<ZoneId> zones,
      @ForAll("instants") Instant at,
      @ForAll @LongRange(min = 0, max = 1_000_000) long within) {
    List<QuietTimes> times = Quiet.times(rules, zones);

    var blocked = QuietHours.look(times, at);

    assertThat(blocked.isPresent()).isEqualTo(isQuiet(rules, zones, at));
    blocked
        .map(QuietHours.Blocked::opening)
        .ifPresent(
            opening -> {
              assertThat(opening).isAfter(at);
              assertThat(isQuiet(rules, zones, opening)).isFalse();
              assertThat(isQuiet(rules, zones, opening.minusMillis(1))).isTrue();
              Duration wait = Duration.between(at, opening);
              Instant between = at.plusSeconds(wait.toSeconds() * within / 1_000_001);
              assertThat(isQuiet(rules, zones, between)).isTrue();
            });
  }

  @Property(tries = 1_000)
  void withJitterTheMomentIsWithinItAndQuietNeitherThenNorInBetween(
      @ForAll("rules") List<QuietRule> rules,
      @ForAll("zones") Set<ZoneId> zones,
      @ForAll("instants") Instant at,
      @ForAll("people") UUID person,
      @ForAll @LongRange(min = 1, max = 3_600) long jitter,
      @ForAll @LongRange(min = 0, max = 1_000_000) long within) {
    QuietHours.look(Quiet.times(rules, zones), at)
        .ifPresent(
            blocked -> {
              Instant opening = blocked.opening();
              if (opening == null) {
                return;
              }
              Instant limit = opening.plusSeconds(jitter);
              Instant moment = Jitter.moment(opening, blocked.closing(opening, limit), person);

              assertThat(moment).isAfterOrEqualTo(opening).isBefore(limit);
              assertThat(isQuiet(rules, zones, moment)).isFalse();
              long room = Duration.between(opening, moment).toMillis();
              Instant between = opening.plusMillis(room * within / 1_000_001);
              assertThat(isQuiet(rules, zones, between)).isFalse();
            });
  }

  /** The rules read day by day, with the clock's own table of changes. */
  private static boolean isQuiet(List<QuietRule> rules, Set<ZoneId> zones, Instant at) {
    return zones.stream()
        .anyMatch(zone -> rules.stream().anyMatch(rule -> isQuiet(rule, zone, at)));
  }

  private static boolean isQuiet(QuietRule rule, ZoneId zone, Instant at) {
    LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
    return valid(rule, zone, at)
        && Stream.iterate(today.minusDays(10), day -> day.plusDays(1))
            .limit(14)
            .anyMatch(day -> quietFrom(rule, day, zone, at));
  }

  private static boolean quietFrom(QuietRule rule, LocalDate day, ZoneId zone, Instant at) {
    HolidayScope scope = rule.holidays();
    boolean holiday =
        scope != null
            && Holidays.isHoliday(day, "FR", scope)
            && between(day.atStartOfDay(), day.plusDays(1).atStartOfDay(), zone, at);
    return holiday
        || rule.windows().stream()
            .filter(
                window -> window.from().day() == null || window.from().day() == day.getDayOfWeek())
            .anyMatch(
                window -> between(day.atTime(window.from().time()), end(window, day), zone, at));
  }

  /** The first local time after the window's beginning that its end names. */
  private static LocalDateTime end(QuietWindow window, LocalDate day) {
    LocalDateTime end = day.atTime(window.to().time());
    while (!end.isAfter(day.atTime(window.from().time()))
        || (window.to().day() != null && end.getDayOfWeek() != window.to().day())) {
      end = end.plusDays(1);
    }
    return end;
  }

  private static boolean valid(QuietRule rule, ZoneId zone, Instant at) {
    LocalDate from = rule.validFrom();
    LocalDate to = rule.validTo();
    return (from == null || !at.isBefore(resolved(from.atStartOfDay(), zone)))
        && (to == null || at.isBefore(resolved(to.plusDays(1).atStartOfDay(), zone)));
  }

  private static boolean between(LocalDateTime from, LocalDateTime to, ZoneId zone, Instant at) {
    return !at.isBefore(resolved(from, zone)) && at.isBefore(resolved(to, zone));
  }

  /** In a gap forward by its length, in an overlap the first of the two. */
  private static Instant resolved(LocalDateTime local, ZoneId zone) {
    var change = zone.getRules().getTransition(local);
    ZoneOffset offset =
        change == null
            ? zone.getRules().getValidOffsets(local).getFirst()
            : change.getOffsetBefore();
    return local.toInstant(offset);
  }

  @Provide
  Arbitrary<Set<ZoneId>> zones() {
    return Arbitraries.of(
            "Europe/Paris",
            "Asia/Kolkata",
            "America/New_York",
            "Australia/Lord_Howe", // half an hour of summer time
            "America/St_Johns", // back from 00:01 until 2011
            "Atlantic/Azores", // back from 01:00 to 00:00
            "America/Havana", // back to midnight
            "Asia/Beirut", // forward from midnight
            "Africa/Casablanca", // back for Ramadan
            "Pacific/Chatham",
            "Pacific/Kiritimati",
            "-12:00")
        .map(ZoneId::of)
        .set()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  /** Every second time within two days of a change of some clock. */
  @Provide
  Arbitrary<Instant> instants() {
    Arbitrary<Long> any = Arbitraries.longs().between(FIRST * SECONDS, LAST * SECONDS);
    Arbitrary<Long> nearAChange =
        Combinators.combine(zones(), any, Arbitraries.longs().between(-2 * SECONDS, 2 * SECONDS))
            .as((zones, second, near) -> changeAfter(zones.iterator().next(), second) + near);
    return Arbitraries.oneOf(any, nearAChange).map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<UUID> people() {
    return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
  }

  private static long changeAfter(ZoneId zone, long second) {
    var change = zone.getRules().nextTransition(Instant.ofEpochSecond(second));
    return change == null ? second : change.toEpochSecond();
  }

  @Provide
  Arbitrary<List<QuietRule>> rules() {
    return Combinators.combine(
            windows().list().ofMaxSize(3),
            Arbitraries.of(HolidayScope.class).injectNull(0.6),
            dates().injectNull(0.7),
            dates().injectNull(0.7))
        .as(QuietHoursPropertyTest::rule)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static QuietRule rule(
      List<QuietWindow> windows,
      @Nullable HolidayScope holidays,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo) {
    return new QuietRule("quiet", windows, holidays, validFrom, validTo, null);
  }

  private static Arbitrary<LocalDate> dates() {
    return Arbitraries.longs().between(FIRST, LAST).map(LocalDate::ofEpochDay);
  }

  private static Arbitrary<QuietWindow> windows() {
    Arbitrary<QuietWindow> daily =
        Combinators.combine(times(), times())
            .as((from, to) -> new QuietWindow(new WeekTime(null, from), new WeekTime(null, to)));
    Arbitrary<QuietWindow> weekly =
        Combinators.combine(
                times(), Arbitraries.of(DayOfWeek.class), times(), Arbitraries.of(DayOfWeek.class))
            .as(
                (from, first, to, last) ->
                    new QuietWindow(new WeekTime(first, from), new WeekTime(last, to)));
    return Arbitraries.oneOf(daily, weekly).filter(window -> !window.from().equals(window.to()));
  }

  /** Hours and half hours often, for changes of the clock happen then. */
  private static Arbitrary<LocalTime> times() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(0, 47).map(half -> half * 1_800),
            Arbitraries.integers().between(0, 86_399))
        .map(LocalTime::ofSecondOfDay);
  }
}
