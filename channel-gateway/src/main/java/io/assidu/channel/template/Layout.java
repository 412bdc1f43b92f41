package io.assidu.channel.template;

import java.util.HashMap;
import java.util.Map;

/**
 * What surrounds every message: the company's name above, its address and the way out below, in the
 * language of the message.
 */
final class Layout {
  private final Liquid html;
  private final Liquid text;
  private final Map<String, Map<String, String>> words;

  private Layout(Liquid html, Liquid text) {
    this.html = html;
    this.text = text;
    this.words =
        Map.of(
            "en", Map.of("unsubscribe", "Unsubscribe", "why", "You get this mail from"),
            "fr", Map.of("unsubscribe", "Se désabonner", "why", "Cet e-mail vous est envoyé par"));
  }

  static Layout shipped() {
    try {
      return new Layout(
          Liquid.parse(Shipped.read("layout.html"), Liquid.Target.HTML, false),
          Liquid.parse(Shipped.read("layout.txt"), Liquid.Target.TEXT, false));
    } catch (LiquidException e) {
      throw new IllegalStateException("The shipped layout is broken at line " + e.line(), e);
    }
  }

  String html(String content, String preheader, String locale, Map<String, Object> variables)
      throws LiquidException {
    Map<String, Object> all = new HashMap<>(variables);
    all.put("content", content);
    all.put("preheader", preheader);
    all.put("words", words(locale));
    return html.render(all);
  }

  String text(String content, String locale, Map<String, Object> variables) throws LiquidException {
    Map<String, Object> all = new HashMap<>(variables);
    all.put("content", content);
    all.put("words", words(locale));
    return text.render(all).strip();
  }

  private Map<String, String> words(String locale) {
    String language = locale.split("-", 2)[0];
    return words.getOrDefault(language, words.getOrDefault("en", Map.of()));
  }
}
