package io.assidu.loyalty.export;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assidu.platform.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

class EurosTest {

  @Test
  void aFecOfOtherCurrenciesIsRefusedByName() {
    assertThatThrownBy(() -> Exports.refuseUnlessInEuros(List.of("EUR", "JPY", "TND")))
        .isInstanceOf(ProblemException.class)
        .extracting(thrown -> ((ProblemException) thrown).violations().getFirst().detail())
        .asString()
        .contains("JPY", "TND")
        .doesNotContain("EUR");
    assertThatCode(() -> Exports.refuseUnlessInEuros(List.of("EUR"))).doesNotThrowAnyException();
    assertThatCode(() -> Exports.refuseUnlessInEuros(List.of())).doesNotThrowAnyException();
  }
}
