package io.assidu.loyalty.redemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.program.RewardKind;
import io.assidu.platform.problem.ErrorCode;
import io.assidu.platform.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedemptionTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final Chosen TREE = new Chosen("tree", RewardKind.DONATION, true, "ngo-7");
  private static final Chosen ANY = new Chosen("any", RewardKind.DISCOUNT, false, null);

  @Test
  void aRewardWithAPriceIsCapturedWhole() {
    assertThat(refusal(held(TREE), held -> held.capture(50, NOW)))
        .isEqualTo(LoyaltyError.NOT_DIVISIBLE);
    assertThat(held(TREE).capture(100, NOW).captured()).isEqualTo(100);
    assertThat(held(ANY).capture(50, NOW).captured()).isEqualTo(50);
    assertThat(held(null).capture(50, NOW).captured()).isEqualTo(50);
    assertThat(refusal(held(TREE), held -> held.capture(101, NOW)))
        .isEqualTo(LoyaltyError.CAPTURE_EXCEEDS_HOLD);
  }

  @Test
  void whatWasCapturedGoesBackAndNoMore() {
    Redemption part = held(null).capture(80, NOW).reversed(30L);
    assertThat(part.status()).isEqualTo(Status.CAPTURED);
    assertThat(part.returned()).isEqualTo(30);
    assertThat(refusal(part, it -> it.reversed(51L)))
        .isEqualTo(LoyaltyError.RETURN_EXCEEDS_CAPTURE);

    Redemption all = part.reversed(null);
    assertThat(all.status()).isEqualTo(Status.REVERSED);
    assertThat(all.returned()).isEqualTo(80);
    assertThat(all.decidedAt()).isEqualTo(NOW);
    assertThat(refusal(all, it -> it.reversed(null)))
        .isEqualTo(LoyaltyError.RETURN_EXCEEDS_CAPTURE);
    assertThat(refusal(all, it -> it.voided(NOW))).isEqualTo(LoyaltyError.NOT_HELD);
    assertThat(all.expired(NOW)).isEqualTo(all);
  }

  @Test
  void whatWasNotCapturedCannotGoBack() {
    assertThat(refusal(held(null), it -> it.reversed(null))).isEqualTo(LoyaltyError.NOT_CAPTURED);
    assertThat(refusal(held(null).voided(NOW), it -> it.reversed(1L)))
        .isEqualTo(LoyaltyError.NOT_CAPTURED);
  }

  private static ErrorCode refusal(Redemption redemption, UnaryOperator<Redemption> decision) {
    return catchThrowableOfType(ProblemException.class, () -> decision.apply(redemption)).code();
  }

  private static Redemption held(@Nullable Chosen reward) {
    return new Redemption(
        new UUID(0, 1),
        new UUID(0, 2),
        "club",
        1,
        100,
        0,
        Status.HELD,
        BigDecimal.TEN,
        "EUR",
        null,
        null,
        null,
        null,
        NOW,
        NOW.plusSeconds(900),
        null,
        reward,
        "shop",
        0,
        null);
  }
}
