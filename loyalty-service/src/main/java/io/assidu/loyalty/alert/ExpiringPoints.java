package io.assidu.loyalty.alert;

import io.assidu.loyalty.points.Lot;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Points that expire on one day, in UTC: they are told of together.
 *
 * @param at when the first of them expire
 */
record ExpiringPoints(long points, Instant at) {

  /** What is left of lots, by the day on which it expires. */
  static List<ExpiringPoints> of(Stream<Lot> lots) {
    Collection<List<Lot>> days =
        lots.filter(lot -> lot.available() > 0)
            .collect(
                Collectors.groupingBy(
                    lot -> LocalDate.ofInstant(lot.expiresAt(), ZoneOffset.UTC),
                    TreeMap::new,
                    Collectors.toList()))
            .values();
    return days.stream()
        .map(
            day ->
                new ExpiringPoints(
                    day.stream().mapToLong(Lot::available).sum(),
                    day.stream().map(Lot::expiresAt).min(Comparator.naturalOrder()).orElseThrow()))
        .toList();
  }

  /** How many days before it is time to say so: the fewest of {@code days} that are reached. */
  Optional<Integer> daysToSay(List<Integer> days, Instant now) {
    return days.stream().filter(some -> !before(some).isAfter(now)).min(Comparator.naturalOrder());
  }

  /** The next moment after {@code now} at which there is something to say. */
  Optional<Instant> next(List<Integer> days, Instant now) {
    return days.stream()
        .map(this::before)
        .filter(at -> at.isAfter(now))
        .min(Comparator.naturalOrder());
  }

  /** What an alert of them, so long before, is kept under. */
  String key(int days) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC) + "/" + days;
  }

  private Instant before(int days) {
    return at.minus(Duration.ofDays(days));
  }
}
