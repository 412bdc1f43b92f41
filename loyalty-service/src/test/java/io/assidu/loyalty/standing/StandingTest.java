package io.assidu.loyalty.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.loyalty.program.TierPolicy;
import io.assidu.loyalty.program.TierWindow;
import io.assidu.loyalty.program.TierWindow.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Instant ENROLLED = Instant.parse("2020-02-29T08:00:00Z");
  private static final TierPolicy YEAR = Policies.rolling(12, 0, false);

  @Test
  void aNewMemberStandsInTheLowestTierAndCannotLoseIt() {
    assertThat(standing(YEAR))
        .isEqualTo(
            new Standing(
                "Silver",
                BigDecimal.ZERO,
                "Gold",
                BigDecimal.valueOf(2_000),
                null,
                null,
                BigDecimal.ZERO,
                null,
                null));
  }

  @Test
  void aTierIsReachedWithItsThreshold() {
    assertThat(standing(YEAR, earned("1999.99", "2026-11-01")).tier()).isEqualTo("Silver");
    assertThat(standing(YEAR, earned("2000", "2026-11-01")).tier()).isEqualTo("Gold");
  }

  @Test
  void progressSaysWhatIsMissing() {
    Standing standing = standing(YEAR, earned("1300.40", "2026-11-01"));
    assertThat(standing.next()).isEqualTo("Gold");
    assertThat(standing.missing()).isEqualTo("699.6");
    assertThat(standing.qualifying()).isEqualTo("1300.4");
  }

  @Test
  void theTopTierHasNothingAbove() {
    Standing standing = standing(YEAR, earned("5000", "2026-11-01"));
    assertThat(standing.next()).isNull();
    assertThat(standing.missing()).isZero();
  }

  @Test
  void pointsLeaveTheWindowAfterTwelveMonthsToTheInstant() {
    assertThat(standing(YEAR, earned("2000", "2025-11-24")).tier()).isEqualTo("Silver");
    assertThat(standing(YEAR, earned("2000", "2025-11-25")).tier()).isEqualTo("Gold");
  }

  @Test
  void theDayATierIsLostIsKnownInAdvanceAndWhatKeepsIt() {
    Standing standing =
        standing(
            YEAR,
            earned("500", "2026-01-10"),
            earned("1200", "2026-03-10"),
            earned("1000", "2026-09-01"));
    assertThat(standing.losesAt()).isEqualTo("2027-03-10T00:00:00Z");
    assertThat(standing.fallsTo()).isEqualTo("Silver");
    assertThat(standing.toKeep()).isEqualTo("1000");
  }

  @Test
  void graceKeepsATierForDaysAfterItsPointsLeft() {
    TierPolicy grace = Policies.rolling(12, 30, false);
    Standing standing = standing(grace, earned("2000", "2025-11-01"));
    assertThat(standing.tier()).isEqualTo("Gold");
    assertThat(standing.qualifying()).isZero();
    assertThat(standing.losesAt()).isEqualTo("2026-12-01T00:00:00Z");
    assertThat(standing.toKeep()).isEqualTo("2000");
    assertThat(standing(grace, earned("2000", "2025-10-20")).tier()).isEqualTo("Silver");
  }

  @Test
  void whatIsEarnedInTheGraceKeepsTheTier() {
    TierPolicy grace = Policies.rolling(12, 30, false);
    Standing standing = standing(grace, earned("2000", "2025-10-20"), earned("2000", "2026-11-19"));
    assertThat(standing.tier()).isEqualTo("Gold");
    assertThat(standing.losesAt()).isEqualTo("2027-12-19T00:00:00Z");
  }

  @Test
  void everyLevelHasAGraceOfItsOwn() {
    TierPolicy grace = Policies.rolling(12, 30, false);
    Qualifying first = earned("3000", "2025-10-20");
    Qualifying second = earned("2000", "2025-11-10");
    Standing standing = standing(grace, first, second);
    assertThat(standing.tier()).isEqualTo("Gold");
    assertThat(standing.losesAt()).isEqualTo("2026-12-10T00:00:00Z");
    assertThat(standing(grace, second)).isEqualTo(standing);
  }

  @Test
  void aSoftLandingFallsOneLevelAPeriod() {
    TierPolicy soft = Policies.rolling(12, 0, true);
    assertThat(standing(soft, earned("5000", "2025-11-25")).tier()).isEqualTo("Platinum");
    Standing fallen = standing(soft, earned("5000", "2025-11-24"));
    assertThat(fallen.tier()).isEqualTo("Gold");
    assertThat(fallen.losesAt()).isEqualTo("2027-11-24T00:00:00Z");
    assertThat(standing(soft, earned("5000", "2024-11-24")).tier()).isEqualTo("Silver");
  }

  @Test
  void aTierOfTheCalendarLastsToTheEndOfTheNextYear() {
    TierPolicy calendar = Policies.calendar(1, 0, false);
    Standing standing = standing(calendar, earned("2000", "2025-06-01"));
    assertThat(standing.tier()).isEqualTo("Gold");
    assertThat(standing.qualifying()).isZero();
    assertThat(standing.losesAt()).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(standing.periodEndsAt()).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(standing.keepBy()).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(standing(calendar, earned("2000", "2024-12-31")).tier()).isEqualTo("Silver");
  }

  @Test
  void aYearThatDidNotKeepATierCanBeMadeUpForInItsGrace() {
    TierPolicy calendar = Policies.calendar(11, 60, false);
    Standing standing =
        standing(calendar, earned("2000", "2025-06-01"), earned("700", "2026-11-10"));
    assertThat(standing.tier()).isEqualTo("Gold");
    assertThat(standing.losesAt()).isEqualTo("2026-12-31T00:00:00Z");
    assertThat(standing.toKeep()).isEqualTo("1300");
    assertThat(standing.keepBy()).isEqualTo("2026-12-31T00:00:00Z");
  }

  @Test
  void aCalendarYearMayBeginInAnyMonth() {
    TierPolicy april = Policies.calendar(4, 0, false);
    assertThat(standing(april, earned("2000", "2025-03-31")).tier()).isEqualTo("Silver");
    Standing standing = standing(april, earned("2000", "2025-04-01"));
    assertThat(standing.tier()).isEqualTo("Gold");
    assertThat(standing.losesAt()).isEqualTo("2027-04-01T00:00:00Z");
  }

  @Test
  void aYearOfAMemberBeginsOnTheDayTheyEnrolledAlsoOnThe29thOfFebruary() {
    Standing standing = standing(Policies.anniversary(), earned("2000", "2026-03-01"));
    assertThat(standing.qualifying()).isEqualTo("2000");
    assertThat(standing.periodEndsAt()).isEqualTo("2027-02-28T00:00:00Z");
    assertThat(standing.losesAt()).isEqualTo("2028-02-29T00:00:00Z");
  }

  @Test
  void aTierIsKeptByLessThanItTookWhereTheProgramSaysSo() {
    TierPolicy kept =
        Policies.of(
            new TierWindow(Kind.CALENDAR, null, null),
            0,
            false,
            List.of(Policies.level("Silver", 0, null), Policies.level("Gold", 2_000, 1_000L)));
    Qualifying reached = earned("2000", "2022-06-01");
    Qualifying enough = earned("1000", "2023-06-01");
    Qualifying again = earned("1000", "2024-06-01");
    Qualifying tooLittle = earned("999", "2025-06-01");
    assertThat(
            new Merits(kept, ENROLLED, List.of(reached, enough, again, tooLittle))
                .standing(Instant.parse("2025-12-31T23:59:59Z"))
                .tier())
        .isEqualTo("Gold");
    assertThat(standing(kept, reached, enough, again, tooLittle).tier()).isEqualTo("Silver");
    assertThat(standing(kept, enough, again).tier()).isEqualTo("Silver");
  }

  @Test
  void aTierThatTakesNothingToKeepIsForLife() {
    TierPolicy life =
        Policies.of(
            new TierWindow(Kind.ROLLING, 12, null),
            0,
            false,
            List.of(Policies.level("Silver", 0, null), Policies.level("Gold", 2_000, 0L)));
    Standing standing = standing(life, earned("2000", "2011-11-01"));
    assertThat(standing.tier()).isEqualTo("Gold");
    assertThat(standing.losesAt()).isNull();
  }

  @Test
  void whatCountsFallsBelowAFigureOnADayThatIsKnown() {
    Merits merits =
        new Merits(
            YEAR, ENROLLED, List.of(earned("500", "2026-01-10"), earned("600", "2026-03-10")));
    assertThat(merits.fallsBelow(BigDecimal.valueOf(1_000), NOW)).isEqualTo("2027-01-10T00:00:00Z");
    assertThat(merits.fallsBelow(BigDecimal.valueOf(600), NOW)).isEqualTo("2027-03-10T00:00:00Z");
    assertThat(merits.fallsBelow(BigDecimal.valueOf(1_101), NOW)).isNull();
  }

  private static Standing standing(TierPolicy policy, Qualifying... earned) {
    return new Merits(policy, ENROLLED, List.of(earned)).standing(NOW);
  }

  private static Qualifying earned(String amount, String day) {
    return new Qualifying(new BigDecimal(amount), Instant.parse(day + "T00:00:00Z"));
  }
}
