package io.assidu.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.policy.document.CalendarPeriod;
import io.assidu.policy.document.CapWindow;
import io.assidu.policy.evaluate.Window.Span;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class WindowPropertyTest {

  /** From 1970 to 2040. */
  private static final long LAST_SECOND = 2_208_988_800L;

  @Property
  void calendarPeriodsFollowEachOtherWithoutGapAnywhereOnEarth(
      @ForAll("zones") ZoneId zone,
      @ForAll CalendarPeriod period,
      @ForAll @LongRange(min = 0, max = LAST_SECOND) long second) {
    Instant at = Instant.ofEpochSecond(second);

    Span span = span(period, zone, at);

    assertThat(span.holds(at)).isTrue();
    assertThat(span(period, zone, span.from())).isEqualTo(span);
    assertThat(span(period, zone, span.to()).from()).isEqualTo(span.to());
    assertThat(span(period, zone, span.from().minusMillis(1)).to()).isEqualTo(span.from());
  }

  @Property
  void whatCountsIsRememberedLongEnough(
      @ForAll("zones") ZoneId zone,
      @ForAll CalendarPeriod period,
      @ForAll @LongRange(min = 0, max = LAST_SECOND) long second) {
    Instant at = Instant.ofEpochSecond(second);

    assertThat(at.minus(CapWindow.of(period).memory())).isBefore(span(period, zone, at).from());
  }

  @Property
  void thereIsRoomAgainWhenItIsSaidAndNotBefore(
      @ForAll("zones") ZoneId zone,
      @ForAll("windows") CapWindow rule,
      @ForAll @Size(max = 12) List<@LongRange(min = 0, max = 2_000_000) Long> secondsAgo,
      @ForAll @IntRange(min = 1, max = 4) int limit) {
    Instant now = Instant.parse("2026-10-25T12:00:00Z");
    List<Instant> times = secondsAgo.stream().map(now::minusSeconds).toList();
    Fullness fullness = fullness(rule, zone, times, now, limit);

    Instant freeAt = fullness.freeAt();
    if (freeAt == null) {
      assertThat(fullness.count()).isLessThan(limit);
    } else {
      assertThat(fullness.count()).isGreaterThanOrEqualTo(limit);
      assertThat(freeAt).isAfter(now);
      assertThat(fullness(rule, zone, times, freeAt, limit).count()).isLessThan(limit);
      assertThat(fullness(rule, zone, times, freeAt.minusMillis(1), limit).count())
          .isGreaterThanOrEqualTo(limit);
    }
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList()).map(ZoneId::of);
  }

  @Provide
  Arbitrary<CapWindow> windows() {
    return Arbitraries.oneOf(
        Arbitraries.of(CalendarPeriod.class).map(CapWindow::of),
        Arbitraries.longs().between(1, 800_000).map(s -> CapWindow.of(Duration.ofSeconds(s))));
  }

  private static Fullness fullness(
      CapWindow rule, ZoneId zone, List<Instant> times, Instant at, int limit) {
    return Fullness.of(Window.of(rule, Set.of(zone), at), times, at, limit);
  }

  private static Span span(CalendarPeriod period, ZoneId zone, Instant at) {
    return WindowTest.spans(period, Set.of(zone), at).getFirst();
  }
}
