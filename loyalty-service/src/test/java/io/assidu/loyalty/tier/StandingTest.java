package io.assidu.loyalty.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.loyalty.program.TierLevel;
import io.assidu.loyalty.program.TierPolicy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final TierPolicy POLICY =
      new TierPolicy(
          12,
          List.of(
              new TierLevel("Silver", 0),
              new TierLevel("Gold", 2_000),
              new TierLevel("Platinum", 5_000)));

  @Test
  void aNewMemberStandsInTheLowestTierAndCannotLoseIt() {
    assertThat(Standing.of(POLICY, List.of(), NOW))
        .isEqualTo(new Standing("Silver", 0, "Gold", 2_000, null));
  }

  @Test
  void aTierIsReachedWithItsThreshold() {
    assertThat(standing(earned(1_999, "2026-11-01")).tier()).isEqualTo("Silver");
    assertThat(standing(earned(2_000, "2026-11-01")).tier()).isEqualTo("Gold");
  }

  @Test
  void progressSaysWhatIsMissing() {
    Standing standing = standing(earned(1_300, "2026-11-01"));
    assertThat(standing.next()).isEqualTo("Gold");
    assertThat(standing.missing()).isEqualTo(700);
  }

  @Test
  void theTopTierHasNothingAbove() {
    Standing standing = standing(earned(5_000, "2026-11-01"));
    assertThat(standing.next()).isNull();
    assertThat(standing.missing()).isZero();
  }

  @Test
  void pointsLeaveTheWindowAfterTwelveMonthsToTheInstant() {
    assertThat(standing(earned(2_000, "2025-11-24")).tier()).isEqualTo("Silver");
    assertThat(standing(earned(2_000, "2025-11-25")).tier()).isEqualTo("Gold");
  }

  @Test
  void theDayATierIsLostIsKnownInAdvance() {
    Standing standing =
        standing(
            earned(500, "2026-01-10"), earned(1_200, "2026-03-10"), earned(1_000, "2026-09-01"));
    assertThat(standing.losesAt()).isEqualTo("2027-03-10T00:00:00Z");
  }

  private static Standing standing(Qualifying... earned) {
    return Standing.of(POLICY, List.of(earned), NOW);
  }

  private static Qualifying earned(long points, String day) {
    return new Qualifying(points, Instant.parse(day + "T00:00:00Z"));
  }
}
