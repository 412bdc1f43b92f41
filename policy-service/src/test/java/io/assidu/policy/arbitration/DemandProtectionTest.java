package io.assidu.policy.arbitration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.Policies;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a hundred windows of people say about a cap of three. */
class DemandProtectionTest {

  private static final long HUNDRED = 100;

  /** In 60 windows one, in 20 two: on average 1, with a variance of 0.4. */
  private static final ObservedClass HIGH = new ObservedClass(100, 140, new BigDecimal("10"));

  private static final ObservedClass LOW = new ObservedClass(500, 4_000, BigDecimal.ONE);

  @Test
  void aPlaceIsKeptAsLongAsItIsWorthIt() {
    DemandProtection found = found("{}", HUNDRED, HIGH, LOW);

    assertThat(found.basis()).isEqualTo(Basis.DEMAND);
    // 1 + 0.632 × 1.282: the chance that two are needed is more than a tenth.
    assertThat(found.levels()).containsExactly(2);
    assertThat(found.demand().getFirst().mean()).isEqualTo(1);
    assertThat(found.demand().getFirst().deviation()).isCloseTo(0.632, within(0.001));
  }

  @Test
  void neverMoreThanThePolicyAllows() {
    assertThat(found("{\"most\": 1}", HUNDRED, HIGH, LOW).levels()).containsExactly(1);
  }

  @Test
  void tooLittleDemandProtectsNobody() {
    DemandProtection found = found("{\"leastObservations\": 101}", HUNDRED, HIGH, LOW);

    assertThat(found.basis()).isEqualTo(Basis.TOO_LITTLE_DEMAND);
    assertThat(found.levels()).containsExactly(0);
    assertThat(found("{}", 0, ObservedClass.NONE, ObservedClass.NONE).basis())
        .isEqualTo(Basis.TOO_LITTLE_DEMAND);
  }

  @Test
  void demandWhoseWorthNobodyKnowsProtectsNobody() {
    ObservedClass worthUnknown = new ObservedClass(500, 4_000, null);

    DemandProtection found = found("{}", HUNDRED, HIGH, worthUnknown);

    assertThat(found.basis()).isEqualTo(Basis.VALUE_UNKNOWN);
    assertThat(found.levels()).containsExactly(0);
  }

  @Test
  void whatThePolicySaysAClassIsWorthComesBeforeWhatRequestsSay() {
    DemandProtection found =
        DemandProtection.of(
            policy("{}", ", \"value\": 9.9").caps().getFirst(),
            Objects.requireNonNull(policy("{}", ", \"value\": 9.9").arbitration()),
            HUNDRED,
            List.of(HIGH, LOW));

    assertThat(found.demand().getLast().value()).isEqualByComparingTo("9.9");
    assertThat(found.levels()).containsExactly(0);
  }

  private static DemandProtection found(String rule, long observations, ObservedClass... observed) {
    ContactPolicy policy = policy(rule, "");
    return DemandProtection.of(
        policy.caps().getFirst(),
        Objects.requireNonNull(policy.arbitration()),
        observations,
        List.of(observed));
  }

  private static ContactPolicy policy(String rule, String lowClass) {
    String computed =
        rule.replace("{", "{\"lookback\": \"P28D\"" + (rule.length() > 2 ? ", " : ""));
    return Policies.with(
        """
        "caps": [{"id": "weekly", "limit": 3, "window": {"rolling": "P7D"},
                  "protect": {"computed": %s}}],
        "arbitration": {"classes": [{"id": "high", "minPriority": 70}, {"id": "low"%s}]}
        """
            .formatted(computed, lowClass));
  }
}
