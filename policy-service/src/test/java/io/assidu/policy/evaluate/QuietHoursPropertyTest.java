package io.assidu.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.policy.document.QuietRule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class QuietHoursPropertyTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Property
  void theOpeningIsTheFirstMomentThatLiesInNoWindow(
      @ForAll @LongRange(min = 1_700_000_000L, max = 1_900_000_000L) long second,
      @ForAll @IntRange(min = 0, max = 23) int from,
      @ForAll @IntRange(min = 0, max = 23) int to) {
    if (from == to) {
      return;
    }
    List<QuietRule> rules =
        QuietHoursTest.rules("%02d:00".formatted(from), "%02d:00".formatted(to));
    Instant at = Instant.ofEpochSecond(second);

    QuietHours.look(rules, Set.of(PARIS), at)
        .ifPresent(
            blocked -> {
              Instant opening = Objects.requireNonNull(blocked.opening());
              assertThat(opening).isAfter(at);
              assertThat(QuietHours.look(rules, Set.of(PARIS), opening)).isEmpty();
              assertThat(QuietHours.look(rules, Set.of(PARIS), opening.minusMillis(1))).isPresent();
            });
  }
}
