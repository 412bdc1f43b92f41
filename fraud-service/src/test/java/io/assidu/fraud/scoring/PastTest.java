package io.assidu.fraud.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.fraud.SignalKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PastTest {

  @Test
  void onlyTrustedSuccessfulLoginsTellWhatIsNormal() {
    Observation trusted = Seen.login().ago(Duration.ofDays(1)).seen();
    Past past =
        past(
            trusted,
            Seen.login().ago(Duration.ofDays(1)).standing(Standing.REJECTED).seen(),
            Seen.login().ago(Duration.ofHours(71)).standing(Standing.PROBATION).seen(),
            Seen.a(SignalKind.LOGIN_FAILED).ago(Duration.ofDays(1)).seen());

    assertThat(past.ownLogins(Seen.NOW)).containsExactly(trusted);
  }

  @Test
  void probationEndsAfterThreeDays() {
    Observation old = Seen.login().ago(Duration.ofHours(73)).standing(Standing.PROBATION).seen();

    assertThat(past(old).ownLogins(Seen.NOW)).containsExactly(old);
  }

  @Test
  void halfAYearIsForgotten() {
    assertThat(past(Seen.login().ago(Duration.ofDays(184)).seen()).ownLogins(Seen.NOW)).isEmpty();
  }

  @Test
  void aStepUpAnswersTheChallengesBeforeIt() {
    Past past =
        new Past(
            List.of(Seen.a(SignalKind.STEP_UP_SUCCEEDED).ago(Duration.ofMinutes(5)).seen()),
            List.of(Seen.NOW.minus(Duration.ofMinutes(9)), Seen.NOW.minus(Duration.ofMinutes(1))));

    assertThat(past.openChallenges()).isEqualTo(1);
  }

  @Test
  void theSameIdIsTheSameDeviceWhateverItsBrowserSays() {
    Observation phone = Seen.login().device("d-1").with(Seen.SAFARI).seen();

    assertThat(phone.sameDevice(Seen.login().device("d-1").with(Seen.CHROME).seen())).isTrue();
    assertThat(phone.sameDevice(Seen.login().device("d-2").with(Seen.SAFARI).seen())).isFalse();
    assertThat(phone.sameDevice(Seen.login().with(Seen.SAFARI).seen())).isTrue();
    assertThat(phone.sameDevice(Seen.login().with(Seen.CHROME).seen())).isFalse();
  }

  private static Past past(Observation... seen) {
    return new Past(List.of(seen), List.of());
  }
}
