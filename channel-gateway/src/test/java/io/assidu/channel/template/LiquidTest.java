package io.assidu.channel.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiquidTest {
  private static final Map<String, Object> VARIABLES =
      Map.of(
          "name",
          "<Ada & \"Co\">",
          "items",
          List.of(Map.of("name", "a<b")),
          "price",
          new BigDecimal("1234.5"),
          "locale",
          "fr");

  private static String html(String source) throws LiquidException {
    return Liquid.parse(source, Liquid.Target.HTML, false).render(VARIABLES);
  }

  private static String text(String source) throws LiquidException {
    return Liquid.parse(source, Liquid.Target.TEXT, false).render(VARIABLES);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "{{ name }}, &lt;Ada &amp; &quot;Co&quot;&gt;",
        "{{ name | escape }}, &lt;Ada &amp; &quot;Co&quot;&gt;",
        "{{- name | h -}}, &lt;Ada &amp; &quot;Co&quot;&gt;",
        "😀 {{ name | upcase }}, 😀 &lt;ADA &amp; &quot;CO&quot;&gt;",
        "{{ missing | default: '<b>' }}, &lt;b&gt;",
        "{% for item in items %}{{ item.name }}{% endfor %}, a&lt;b",
        "{% assign x = name %}{{ x }}, &lt;Ada &amp; &quot;Co&quot;&gt;",
        "{% raw %}{{ name }}{% endraw %}, {{ name }}",
        "{% capture c %}<i>{{ name }}</i>{% endcapture %}{{ c | raw }}, <i>&lt;Ada &amp; &quot;Co&quot;&gt;</i>"
      })
  void htmlIsEscapedOnceUnlessTheAuthorVouchesForIt(String source, String expected)
      throws LiquidException {
    assertThat(html(source)).isEqualTo(expected);
  }

  @Test
  void textIsNotEscaped() throws LiquidException {
    assertThat(text("Hi {{ name }}")).isEqualTo("Hi <Ada & \"Co\">");
  }

  @Test
  void lineBreaksBecomeTagsAndTheRestIsEscaped() throws LiquidException {
    assertThat(
            Liquid.parse("{{ t | newline_to_br }}", Liquid.Target.HTML, false)
                .render(Map.of("t", "a<b\nc")))
        .isEqualTo("a&lt;b<br>\nc");
  }

  @Test
  void moneyAndNumbersAreWrittenAsTheLanguageDoes() throws LiquidException {
    assertThat(text("{{ price | money: 'EUR' }}|{{ price | number }}").replaceAll("\\h", " "))
        .isEqualTo("1 234,50 €|1 234,5");
    assertThat(text("{{ name | money: 'EUR' }}")).isEqualTo("<Ada & \"Co\">");
  }

  @Test
  void whatIsNotLiquidIsRefusedWithItsLine() {
    assertThatThrownBy(() -> text("one\n{% if name %}\n{{ name"))
        .isInstanceOf(LiquidException.class)
        .extracting(e -> ((LiquidException) e).line())
        .isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "{% include 'secrets' %}, the tag 'include' is not allowed here",
    "{{ name | nonsense }}, there is no filter nonsense"
  })
  void whatATemplateMayNotDoIsRefused(String source, String message) {
    assertThatThrownBy(() -> html(source))
        .isInstanceOf(LiquidException.class)
        .hasMessage(message)
        .extracting(e -> ((LiquidException) e).line())
        .isEqualTo(1);
  }

  @Test
  void aTemplateEnds() {
    assertThatThrownBy(() -> text("{% for i in (1..1000000) %}x{% endfor %}"))
        .isInstanceOf(LiquidException.class);
  }

  @Test
  void aMissingVariableIsEmptyOrFailsByChoice() throws LiquidException {
    assertThat(text("Hi {{ nobody.name }}!")).isEqualTo("Hi !");
    assertThatThrownBy(
            () -> Liquid.parse("Hi {{ nobody.name }}!", Liquid.Target.TEXT, true).render(VARIABLES))
        .hasMessage("there is no variable nobody.name");
  }

  @Test
  void manyMayRenderAtOnce() throws Exception {
    Liquid liquid = Liquid.parse("{% assign x = n %}{{ x }}", Liquid.Target.TEXT, false);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> all =
          IntStream.range(0, 500)
              .mapToObj(n -> threads.submit(() -> liquid.render(Map.of("n", n))))
              .toList();
      for (int n = 0; n < all.size(); n++) {
        assertThat(all.get(n).get()).isEqualTo(String.valueOf(n));
      }
    }
  }
}
