package io.assidu.loyalty.earning;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.loyalty.person.Birthday;
import io.assidu.loyalty.program.CompiledEarning;
import io.assidu.loyalty.program.CompiledEarning.Action;
import io.assidu.loyalty.program.EarningAction;
import io.assidu.loyalty.program.EarningBasis;
import io.assidu.loyalty.program.PointsRounding;
import io.assidu.loyalty.program.Stacking;
import io.assidu.platform.rules.RuleException;
import io.assidu.platform.rules.RuleLanguage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BirthdaysTest {

  private static final UUID PROFILE = new UUID(0, 1);

  /** New Year in Auckland begins at 11:00 UTC on 31 December. */
  @Test
  void aBirthdayInWhichTheYearEndsForOthersIsOneOccasion() throws RuleException {
    Birthday auckland = new Birthday(PROFILE, "01-01", "Pacific/Auckland");
    assertThat(occasion(auckland, "2026-12-31T12:00:00Z"))
        .isEqualTo(occasion(auckland, "2027-01-01T10:00:00Z"))
        .isNotEqualTo(occasion(auckland, "2027-12-31T12:00:00Z"));

    Birthday losAngeles = new Birthday(PROFILE, "12-31", "America/Los_Angeles");
    assertThat(occasion(losAngeles, "2026-12-31T09:00:00Z"))
        .isEqualTo(occasion(losAngeles, "2027-01-01T07:00:00Z"));
  }

  @Test
  void itIsTheSameEventHoweverOftenItIsTold() {
    Birthday auckland = new Birthday(PROFILE, "01-01", "Pacific/Auckland");
    assertThat(Birthdays.told(auckland, Instant.parse("2026-12-31T12:00:00Z")).event().eventId())
        .isEqualTo(
            Birthdays.told(auckland, Instant.parse("2027-01-01T10:00:00Z")).event().eventId());
  }

  private static String occasion(Birthday birthday, String now) throws RuleException {
    Action action =
        new Action(
            new EarningAction(
                "birthday",
                EarningAction.BIRTHDAY,
                null,
                "10",
                EarningAction.Repeat.YEARLY,
                null,
                null,
                null,
                null),
            null,
            new RuleLanguage().formula("10"),
            null,
            List.of());
    CompiledEarning earning =
        new CompiledEarning(
            new EarningBasis(false, false, false),
            PointsRounding.DOWN,
            Stacking.BEST,
            List.of(),
            List.of(action));
    Instant at = Instant.parse(now);
    return Claim.of(earning, Birthdays.told(birthday, at), Optional.empty(), at)
        .getFirst()
        .occasion();
  }
}
