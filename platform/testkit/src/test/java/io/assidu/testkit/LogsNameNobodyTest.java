package io.assidu.testkit;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogsNameNobodyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Duplicate key (value)=(ada.l+news@mail.example.com)",
        "Cannot reach +33612345678",
        "Welcome, Ada!"
      })
  void aLineThatNamesSomebodyIsFound(String line) {
    assertThatThrownBy(() -> LogsNameNobody.check(List.of("INFO started", line)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(line);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "profile 0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01 was merged",
        "at io.assidu.profile.Profiles@1a2b3c4d",
        "jdbc:postgresql://localhost:15432/loyalty?user=assidu",
        "2026-11-24T10:00:00+01:00 took 1.5e+10 ns",
        "Adapter ready"
      })
  void whatLooksLikeItIsNot(String line) {
    assertThatCode(() -> LogsNameNobody.check(List.of(line))).doesNotThrowAnyException();
  }
}
