package io.assidu.loyalty.program;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Something a tier's members are promised.
 *
 * @param text how it is called, by BCP 47 language tag
 */
public record Benefit(
    @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String id,
    @NotEmpty Map<@NotBlank String, @NotBlank String> text) {

  public Benefit {
    text = text == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(text));
  }

  /**
   * Its name in the first language of {@code wanted} that it has (RFC 4647 §3.4), in English when
   * it has none of them, and else in the first it has.
   */
  public String in(List<Locale.LanguageRange> wanted) {
    String tag = Locale.lookupTag(wanted, text.keySet());
    if (tag != null) {
      return text.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(tag))
          .findFirst()
          .orElseThrow()
          .getValue();
    }
    String first = text.keySet().stream().min(Comparator.naturalOrder()).orElseThrow();
    return Objects.requireNonNull(text.getOrDefault("en", text.get(first)));
  }
}
