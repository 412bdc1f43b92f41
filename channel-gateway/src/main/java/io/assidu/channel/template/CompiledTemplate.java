package io.assidu.channel.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One version of a template, ready to be filled in. */
final class CompiledTemplate {
  private final String id;
  private final int version;
  private final TemplateDocument document;
  private final Map<String, CompiledText> texts;

  private CompiledTemplate(
      String id, int version, TemplateDocument document, Map<String, CompiledText> texts) {
    this.id = id;
    this.version = version;
    this.document = document;
    this.texts = Map.copyOf(texts);
  }

  /**
   * Parses all languages.
   *
   * @throws InvalidTemplateException naming everything that is wrong
   */
  static CompiledTemplate of(String id, int version, TemplateDocument document)
      throws InvalidTemplateException {
    List<TemplateFault> faults = new ArrayList<>();
    if (!document.texts().containsKey(document.defaultLocale())) {
      faults.add(
          new TemplateFault(
              "/defaultLocale",
              "default-locale",
              "there is no text in the default language " + document.defaultLocale()));
    }
    Map<String, CompiledText> texts = new HashMap<>();
    document
        .texts()
        .forEach(
            (locale, text) -> {
              CompiledText compiled =
                  CompiledText.of(text, document.strict(), "/texts/" + locale, faults);
              if (compiled != null) {
                texts.put(locale, compiled);
              }
            });
    if (!faults.isEmpty()) {
      throw new InvalidTemplateException(faults);
    }
    return new CompiledTemplate(id, version, document, texts);
  }

  int version() {
    return version;
  }

  /**
   * Fills it in for a person.
   *
   * @param wanted the person's language
   * @throws RenderingException if a variable is missing under strict rules, or a bound is passed
   */
  Rendered render(
      @Nullable String wanted,
      TemplateVariables variables,
      Map<String, Object> company,
      Layout layout) {
    String locale = document.localeFor(wanted);
    CompiledText text = Objects.requireNonNull(texts.get(locale));
    try {
      return text.render(version, locale, variables.toMap(locale, company), layout);
    } catch (LiquidException e) {
      throw new RenderingException(
          "template %s version %d (%s): %s".formatted(id, version, locale, e.getMessage()), e);
    }
  }
}
