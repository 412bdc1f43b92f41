package io.assidu.loyalty.reward;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  private static final Map<String, String> TEXTS =
      Map.of("en", "Mug", "fr", "Tasse", "fr-CA", "Tasse à café", "pt-BR", "Caneca");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr              | Tasse",
        "fr-CA           | Tasse à café",
        "fr-BE           | Tasse",
        "pt              | Caneca",
        "de, fr;q=0.3    | Tasse",
        "de;q=0.9, en;q=0.8, fr;q=0.7 | Mug",
        "de              | Mug",
        "*               | Mug",
        "not a language; | Mug",
      })
  void theBestThatThereIs(String acceptLanguage, String word) {
    assertThat(Wording.of(TEXTS, acceptLanguage)).contains(word);
  }

  @Test
  void withoutEnglishTheFirstInOrder() {
    assertThat(Wording.of(Map.of("nl", "Mok", "de", "Becher"), null)).contains("Becher");
    assertThat(Wording.of(Map.of(), "fr")).isEmpty();
  }
}
