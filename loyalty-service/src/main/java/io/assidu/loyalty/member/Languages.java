package io.assidu.loyalty.member;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that somebody wants to read (RFC 9110 §12.5.4), the dearest first. */
final class Languages {

  private Languages() {}

  /** A header that cannot be read asks for nothing: the field is a wish, not a condition. */
  static List<Locale.LanguageRange> of(@Nullable String acceptLanguage) {
    if (acceptLanguage == null || acceptLanguage.isBlank()) {
      return List.of();
    }
    try {
      return Locale.LanguageRange.parse(acceptLanguage);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }
}
