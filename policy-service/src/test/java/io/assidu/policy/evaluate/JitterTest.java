package io.assidu.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Verdict;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class JitterTest {

  private static final Instant MONDAY_8 = Instant.parse("2026-11-23T07:00:00Z");
  private static final Instant IN_TEN_MINUTES = MONDAY_8.plus(Duration.ofMinutes(10));
  private static final String SUNDAY_NIGHT =
      """
      "quietHours": [{"id": "sunday-night",
                      "windows": [{"from": "sunday 22:00", "to": "monday 08:00"}]}]
      """;
  private static final ContactPolicy SPREAD =
      Policies.with("\"jitter\": \"PT10M\", " + SUNDAY_NIGHT);

  @Test
  void withoutItAllGoAtTheOpening() {
    assertThat(until(Asks.consented().policy(Policies.with(SUNDAY_NIGHT)), 1)).isEqualTo(MONDAY_8);
  }

  @Test
  void eachPersonHasAMomentOfTheirOwnAfterTheOpening() {
    List<Instant> moments =
        LongStream.range(0, 1_000).mapToObj(person -> until(sunday(), person)).toList();

    assertThat(moments)
        .allSatisfy(until -> assertThat(until).isAfterOrEqualTo(MONDAY_8).isBefore(IN_TEN_MINUTES));
    // Of 1,000 people in 600,000 milliseconds hardly two meet.
    assertThat(Set.copyOf(moments)).hasSizeGreaterThan(990);
  }

  @Test
  void theReasonShowsOpeningAndJitter() {
    Ruling ruling = sunday().settled();

    assertThat(ruling.reasons().getLast().facts())
        .containsEntry("opening", MONDAY_8)
        .containsEntry("jitter", "PT10M")
        .containsEntry("until", ruling.until());
  }

  @Test
  void whateverWaitsForOneOpeningWaitsForTheSameMoment() {
    assertThat(sunday().now("2026-11-23T06:59:59Z").settled().until())
        .isEqualTo(sunday().now("2026-11-22T21:00:00Z").topic("newsletter").settled().until());
  }

  @Test
  void peopleAreSpreadEvenlyEvenThoseWhoCameOneAfterTheOther() {
    spreadsEvenly(n -> new UUID(n, 0));
    spreadsEvenly(n -> new UUID(0, n));
    spreadsEvenly(n -> new UUID(n << 16 | 0x7000, Long.MIN_VALUE | n));
  }

  @Test
  void nobodyIsTheLastEachTime() {
    UUID person = Asks.PERSON;
    Duration week = Duration.ofDays(7);

    assertThat(
            LongStream.range(0, 52)
                .mapToObj(n -> MONDAY_8.plus(week.multipliedBy(n)))
                .map(opening -> Duration.between(opening, after(opening, person)).toMinutes())
                .distinct()
                .count())
        .isEqualTo(10);
  }

  @Test
  void itEndsBeforeTheContactExpires() {
    Instant expiry = MONDAY_8.plusSeconds(2);
    assertThat(
            LongStream.range(0, 200).mapToObj(n -> until(sunday().expiresAt(expiry.toString()), n)))
        .allSatisfy(until -> assertThat(until).isAfterOrEqualTo(MONDAY_8).isBefore(expiry));
    assertThat(sunday().expiresAt(MONDAY_8.toString()).settled().verdict())
        .isEqualTo(Verdict.SUPPRESSED);
  }

  @Test
  void itEndsBeforeItIsQuietAgain() {
    ContactPolicy policy =
        Policies.with(
            """
            "jitter": "PT1H", "quietHours": [
              {"id": "sunday-night", "windows": [{"from": "sunday 22:00", "to": "monday 08:00"}]},
              {"id": "meeting", "windows": [{"from": "monday 08:01", "to": "monday 18:00"}]}]
            """);

    assertThat(LongStream.range(0, 200).mapToObj(n -> until(sunday().policy(policy), n)))
        .allSatisfy(
            until ->
                assertThat(until).isAfterOrEqualTo(MONDAY_8).isBefore(MONDAY_8.plusSeconds(60)));
  }

  @Test
  void whereThereIsNoRoomItIsTheOpening() {
    assertThat(Jitter.moment(MONDAY_8, MONDAY_8, Asks.PERSON)).isEqualTo(MONDAY_8);
    assertThat(Jitter.moment(MONDAY_8, MONDAY_8.plusNanos(10), Asks.PERSON)).isEqualTo(MONDAY_8);
  }

  private static void spreadsEvenly(LongFunction<UUID> ids) {
    int[] perMinute = new int[10];
    LongStream.range(0, 10_000)
        .mapToObj(ids)
        .map(person -> after(MONDAY_8, person))
        .forEach(until -> perMinute[(int) Duration.between(MONDAY_8, until).toMinutes()]++);

    // 1,000 expected; five standard deviations are 150.
    assertThat(IntStream.of(perMinute).boxed())
        .allSatisfy(people -> assertThat(people).isBetween(850, 1_150));
  }

  private static Instant after(Instant opening, UUID person) {
    return Jitter.moment(opening, opening.plus(Duration.ofMinutes(10)), person);
  }

  private static Asks sunday() {
    return Asks.consented().policy(SPREAD).now("2026-11-22T22:30:00Z");
  }

  private static Instant until(Asks asks, long person) {
    return Objects.requireNonNull(
        asks.now("2026-11-22T22:30:00Z").person(new UUID(1, person)).settled().until());
  }
}
