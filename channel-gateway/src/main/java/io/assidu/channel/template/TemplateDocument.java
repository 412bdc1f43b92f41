package io.assidu.channel.template;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a version of a template says.
 *
 * @param strict whether a variable that is not there fails the message, rather than being empty
 * @param defaultLocale the language for everybody whose own is missing
 * @param texts by BCP 47 language, {@code fr} or {@code fr-CA}
 */
@Schema(
    description = "What a version of a template says, in each of its languages.",
    examples =
        """
        {"strict": false, "defaultLocale": "en",
         "texts": {"en": {"subject": "Welcome, {{ profile.firstName }}",
         "text": "Good to have you here."}}}""")
public record TemplateDocument(
    boolean strict,
    @NotNull @Pattern(regexp = LOCALE) String defaultLocale,
    @NotEmpty Map<@Pattern(regexp = LOCALE) String, @NotNull @Valid TemplateText> texts) {

  static final String LOCALE = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*";

  public TemplateDocument {
    texts = texts == null ? Map.of() : Map.copyOf(texts);
  }

  /** The best language for a person: their own, the same without its region, or the default. */
  String localeFor(@Nullable String wanted) {
    for (String tag = wanted == null ? "" : wanted.replace('_', '-'); !tag.isEmpty(); ) {
      for (String locale : texts.keySet()) {
        if (locale.equalsIgnoreCase(tag)) {
          return locale;
        }
      }
      int dash = tag.lastIndexOf('-');
      tag = dash < 0 ? "" : tag.substring(0, dash);
    }
    return defaultLocale;
  }
}
