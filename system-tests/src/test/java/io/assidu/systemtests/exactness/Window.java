package io.assidu.systemtests.exactness;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.function.UnaryOperator;

/** Over what a cap counts, reckoned by brute force. */
sealed interface Window {

  /** As a policy or a profile has it: {@code day}, {@code week}, {@code month} or a duration. */
  static Window of(String text) {
    return switch (text) {
      case "day", "week", "month" -> new Calendar(text);
      default -> new Rolling(Duration.parse(text).toMillis());
    };
  }

  /**
   * The most of these moments that lie in any one window that holds {@code at}, which itself is not
   * counted.
   *
   * @param times in ms
   * @param zones where the person may be living
   */
  int fullest(List<Long> times, long at, List<ZoneId> zones);

  /** Every {@code [s, s + length)}: it is enough to try those that begin at one of the moments. */
  record Rolling(long length) implements Window {
    @Override
    public int fullest(List<Long> times, long at, List<ZoneId> zones) {
      int most = count(times, at);
      for (long begin : times) {
        if (begin <= at && at < begin + length) {
          most = Math.max(most, count(times, begin));
        }
      }
      return most;
    }

    private int count(List<Long> times, long begin) {
      return (int) times.stream().filter(time -> begin <= time && time < begin + length).count();
    }
  }

  /** Days, weeks from Monday, or months. */
  record Calendar(String period) implements Window {
    @Override
    public int fullest(List<Long> times, long at, List<ZoneId> zones) {
      int most = 0;
      for (ZoneId zone : zones) {
        LocalDate here = begin(at, zone);
        int count = (int) times.stream().filter(time -> begin(time, zone).equals(here)).count();
        most = Math.max(most, count);
      }
      return most;
    }

    /** The first day of the last period that had begun by then. */
    private LocalDate begin(long at, ZoneId zone) {
      Instant instant = Instant.ofEpochMilli(at);
      LocalDate day = instant.atZone(zone).toLocalDate().plusDays(2);
      // A clock that goes back across midnight shows the day before once more: it is over all the
      // same.
      while (day.atStartOfDay(zone).toInstant().isAfter(instant)) {
        day = day.minusDays(1);
      }
      return first().apply(day);
    }

    private UnaryOperator<LocalDate> first() {
      return switch (period) {
        case "day" -> day -> day;
        case "week" ->
            day -> day.minusDays(day.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue());
        default -> day -> day.withDayOfMonth(1);
      };
    }
  }
}
