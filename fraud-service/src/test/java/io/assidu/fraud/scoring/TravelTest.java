package io.assidu.fraud.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TravelTest {

  private static final Instant LEFT = Instant.parse("2026-11-24T08:00:00Z");
  private static final Point PARIS = new Point(48.8566, 2.3522, 0);
  private static final Point NEW_YORK = new Point(40.7128, -74.006, 0);

  @Test
  void parisToNewYorkTakesMoreThanSixHours() {
    assertThat(after(PARIS, NEW_YORK, Duration.ofHours(6)).impossible()).isTrue();
    assertThat(after(PARIS, NEW_YORK, Duration.ofHours(7)).impossible()).isFalse();
  }

  @Test
  void whatEitherPlaceIsInexactByIsTakenOff() {
    Point vagueNewYork = new Point(40.7128, -74.006, 1000);

    Travel travel = after(PARIS, vagueNewYork, Duration.ofHours(6));

    assertThat(travel.km()).isCloseTo(4837, within(1.0));
    assertThat(travel.impossible()).isFalse();
  }

  @Test
  void aJumpWithinTheErrorOfAddressDatabasesIsNoTravel() {
    Point nearby = new Point(49.5, 2.3522, 0);

    assertThat(after(PARIS, nearby, Duration.ofSeconds(5)).impossible()).isFalse();
  }

  @Test
  void twoPlacesAtOnceHaveAFiniteSpeed() {
    Travel travel = after(PARIS, NEW_YORK, Duration.ZERO);

    assertThat(travel.impossible()).isTrue();
    assertThat(travel.speedKmh()).isFinite();
  }

  private static Travel after(Point from, Point to, Duration time) {
    return Travel.between(from, LEFT, to, LEFT.plus(time));
  }
}
