package io.assidu.platform.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleLanguageTest {

  private static final RuleLanguage LANGUAGE = new RuleLanguage();

  private static final Map<String, Object> FACTS =
      Map.of(
          "profile",
          Map.of(
              "id",
              "p-1",
              "traits",
              Map.of("age", 41, "city", "Lyon"),
              "segments",
              List.of("new-customers"),
              "country",
              "FR"),
          "event",
          Map.of(
              "name",
              "Order Completed",
              "properties",
              Map.of("coupon", "AUTUMN"),
              "order",
              Map.of("total", new BigDecimal("129.90"), "currency", "EUR")),
          "consent",
          Map.of("marketing.email", true),
          "now",
          Instant.parse("2026-11-24T10:00:00Z"));

  @Test
  void aConditionSpeaksOfTheWholeVocabulary() throws RuleException {
    assertThat(
            holds(
                "profile.country == 'FR' && 'new-customers' in profile.segments"
                    + " && profile.traits.age > 40 && event.order.total >= 100.0"
                    + " && consent['marketing.email'] && now > timestamp('2026-01-01T00:00:00Z')"))
        .isTrue();
  }

  @Test
  void whatTheFactsDoNotHaveDoesNotHold() throws RuleException {
    assertThat(holds("profile.traits.shoeSize > 40")).isFalse();
    assertThat(holds("loyalty.available > 100")).isFalse();
    assertThat(holds("has(profile.traits.shoeSize) || profile.traits.city == 'Lyon'")).isTrue();
  }

  @Test
  void wholeAndDecimalNumbersCompare() throws RuleException {
    assertThat(holds("event.order.total > 129")).isTrue();
    assertThat(holds("profile.traits.age < 41.5")).isTrue();
  }

  @Test
  void aFormulaComesToANumber() throws RuleException {
    assertThat(LANGUAGE.formula("event.order.total * 2.0").number(FACTS))
        .isEqualByComparingTo("259.8");
  }

  @Test
  void aMemberThatDoesNotExistIsRefusedWithItsColumn() {
    RuleException refused =
        catchThrowableOfType(
            RuleException.class,
            () -> LANGUAGE.condition("profile.country == 'FR' && profile.shoe == 1"));

    assertThat(refused.column()).isEqualTo(35);
    assertThat(refused).hasMessageContaining("shoe");
  }

  @Test
  void aTypeThatDoesNotFitIsRefused() {
    assertThatThrownBy(() -> LANGUAGE.condition("profile.country > 3"))
        .isInstanceOf(RuleException.class);
    assertThatThrownBy(() -> LANGUAGE.condition("profile.country"))
        .isInstanceOf(RuleException.class)
        .hasMessageContaining("must come to true or false");
    assertThatThrownBy(() -> LANGUAGE.condition("unheardOf"))
        .isInstanceOf(RuleException.class)
        .hasMessageContaining("unheardOf");
  }

  @Test
  void aRuleThatDoesNotParseIsRefused() {
    assertThatThrownBy(() -> LANGUAGE.condition("profile.country =="))
        .isInstanceOf(RuleException.class);
    assertThatThrownBy(() -> LANGUAGE.condition("x".repeat(5_000)))
        .isInstanceOf(RuleException.class);
  }

  private static boolean holds(String source) throws RuleException {
    return LANGUAGE.condition(source).test(FACTS);
  }
}
