package io.assidu.loyalty.reward;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses among the words of a program those that a reader understands best. */
final class Wording {

  private static final String FALLBACK = "en";

  private Wording() {}

  /**
   * @param texts by locale
   * @param acceptLanguage the header's value (RFC 9110 §12.5.4); one that makes no sense is none
   * @return empty when there are no words at all
   */
  static Optional<String> of(Map<String, String> texts, @Nullable String acceptLanguage) {
    String tag = best(List.copyOf(texts.keySet()), ranges(acceptLanguage));
    return Optional.ofNullable(tag == null ? null : texts.get(tag));
  }

  private static @Nullable String best(List<String> tags, List<Locale.LanguageRange> wanted) {
    if (tags.isEmpty()) {
      return null;
    }
    String exact = Locale.lookupTag(wanted, tags);
    if (exact != null) {
      // It comes back in lower case.
      return tags.stream().filter(exact::equalsIgnoreCase).findFirst().orElseThrow();
    }
    return Locale.filterTags(wanted, tags).stream()
        .flatMap(found -> tags.stream().filter(found::equalsIgnoreCase))
        .findFirst()
        .orElseGet(
            () -> tags.contains(FALLBACK) ? FALLBACK : tags.stream().sorted().toList().getFirst());
  }

  private static List<Locale.LanguageRange> ranges(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return List.of();
    }
    try {
      // "Anything" is no wish.
      return Locale.LanguageRange.parse(acceptLanguage).stream()
          .filter(range -> !range.getRange().equals("*"))
          .toList();
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }
}
