package io.assidu.channel.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CompiledTemplateTest {
  private static final Layout LAYOUT = Layout.shipped();
  private static final Map<String, Object> COMPANY =
      Map.of("name", "Shop & Co", "color", "#123456", "address", "1 rue de Rivoli, Paris");
  private static final TemplateVariables VARIABLES =
      new TemplateVariables(
          Map.of("firstName", "Ada"),
          Map.of(
              "name",
              "Red <shoes>",
              "price",
              new BigDecimal("59.9"),
              "currency",
              "EUR",
              "items",
              List.of(Map.of("name", "Red <shoes>", "quantity", 2, "price", 59.9)),
              "url",
              "https://shop.example/cart?a=1&b=2",
              "reasons",
              List.of("a new device", "a new country")),
          Map.of("id", "1", "purpose", "marketing"),
          URI.create("https://news.shop.example/u/token"));

  private static TemplateDocument document(boolean strict, String subject) {
    return new TemplateDocument(
        strict,
        "en",
        Map.of(
            "en", new TemplateText(subject, null, "Hello", null, null),
            "fr", new TemplateText("Bonjour", null, "Bonjour", "<p>Bonjour</p>", null)));
  }

  private static Rendered render(TemplateDocument document, @Nullable String locale)
      throws Exception {
    return CompiledTemplate.of("t", 1, document).render(locale, VARIABLES, COMPANY, LAYOUT);
  }

  static List<String> shipped() {
    return List.copyOf(Shipped.templates().keySet());
  }

  private static TemplateDocument shipped(String id) {
    return Objects.requireNonNull(Shipped.templates().get(id));
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedTemplateReadsWellInItsLanguages(String id) throws Exception {
    CompiledTemplate template = CompiledTemplate.of(id, 0, shipped(id));
    for (String locale : List.of("en", "fr")) {
      Rendered full = template.render(locale, VARIABLES, COMPANY, LAYOUT);
      assertThat(full.locale()).isEqualTo(locale);
      assertThat(full.subject()).isNotBlank().doesNotContain("{").doesNotContain("\n");
      assertThat(full.html())
          .startsWith("<!doctype html>")
          .contains("Ada")
          .contains("https://news.shop.example/u/token")
          .contains("Shop &amp; Co")
          .contains("1 rue de Rivoli")
          .doesNotContain("<shoes>")
          .doesNotContain("{{");
      assertThat(full.text()).contains("https://news.shop.example/u/token").doesNotContain("{{");
    }
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void everyShippedTemplateReadsWellWhenNothingIsKnown(String id) throws Exception {
    Rendered bare =
        CompiledTemplate.of(id, 0, shipped(id))
            .render(
                null,
                new TemplateVariables(Map.of(), Map.of(), Map.of(), null),
                Map.of("name", "Shop"),
                LAYOUT);
    assertThat(bare.locale()).isEqualTo("en");
    assertThat(bare.subject()).isNotBlank().doesNotContain(" ,");
    assertThat(bare.html()).doesNotContain("Unsubscribe").doesNotContain("{{");
    assertThat(bare.text()).doesNotContain("Unsubscribe").doesNotContain("{{");
  }

  @ParameterizedTest
  @CsvSource({"fr, fr", "fr-CA, fr", "FR_ca, fr", "en-GB, en", "de, en", ",en"})
  void writesInThePersonsLanguageOrTheDefault(@Nullable String wanted, String written)
      throws Exception {
    assertThat(render(document(false, "Hello"), wanted).locale()).isEqualTo(written);
  }

  @Test
  void textAloneBecomesParagraphs() throws Exception {
    TemplateDocument document =
        new TemplateDocument(
            false, "en", Map.of("en", new TemplateText("S", null, "a < b\nc\n\nd", null, null)));
    assertThat(render(document, null).html()).contains("<p>a &lt; b<br>c</p>\n<p>d</p>");
  }

  @Test
  void aWholeDocumentStandsForItself() throws Exception {
    TemplateDocument document =
        new TemplateDocument(
            false,
            "en",
            Map.of("en", new TemplateText("S", null, "t", "<!DOCTYPE html><b>x</b>", null)));
    assertThat(render(document, null).html()).isEqualTo("<!DOCTYPE html><b>x</b>");
  }

  @Test
  void everyFaultIsNamedWithItsPlaceAndLine() {
    TemplateDocument document =
        new TemplateDocument(
            false,
            "de",
            Map.of("en", new TemplateText("{{ a", null, "x\n{% foo %}", "{{ a | b }}", null)));
    assertThatThrownBy(() -> CompiledTemplate.of("t", 1, document))
        .isInstanceOfSatisfying(
            InvalidTemplateException.class,
            e ->
                assertThat(e.faults())
                    .extracting(fault -> fault.field() + " " + fault.rule())
                    .containsExactly(
                        "/defaultLocale default-locale",
                        "/texts/en/subject liquid",
                        "/texts/en/text liquid",
                        "/texts/en/html liquid"))
        .hasMessageContaining("line 2");
  }

  @Test
  void strictTemplatesSayWhatWasMissing() {
    assertThatThrownBy(() -> render(document(true, "Hi {{ profile.nickname }}"), "en"))
        .isInstanceOf(RenderingException.class)
        .hasMessage("template t version 1 (en): there is no variable profile.nickname");
  }
}
