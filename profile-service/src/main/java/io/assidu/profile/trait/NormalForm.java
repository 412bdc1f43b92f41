package io.assidu.profile.trait;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one way each kind of value is written, so that the same thing is always equal. */
public final class NormalForm {

  /** One {@code @}, something on both sides, and a dot in the domain. */
  private static final Pattern EMAIL = Pattern.compile("[^\\s@<>]{1,64}@[^\\s@<>]+\\.[^\\s@<>.]+");

  private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  private NormalForm() {}

  /**
   * The domain in lower case; the local part as given, for only its own server may say that case
   * does not matter (RFC 5321 §2.4).
   */
  public static Optional<String> email(String raw) {
    String trimmed = raw.strip();
    if (trimmed.length() > 254 || !EMAIL.matcher(trimmed).matches()) {
      return Optional.empty();
    }
    int at = trimmed.lastIndexOf('@');
    return Optional.of(trimmed.substring(0, at) + trimmed.substring(at).toLowerCase(Locale.ROOT));
  }

  /**
   * E.164.
   *
   * @param country how a number without a leading plus is dialled; ISO 3166-1 alpha-2
   */
  public static Optional<String> phone(String raw, @Nullable String country) {
    try {
      PhoneNumber number = PHONES.parse(raw, country);
      return PHONES.isPossibleNumber(number)
          ? Optional.of(PHONES.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  /** ISO 3166-1 alpha-2 in upper case. */
  public static Optional<String> country(String raw) {
    return Optional.of(raw.strip().toUpperCase(Locale.ROOT)).filter(COUNTRIES::contains);
  }

  /** A BCP 47 tag; {@code fr_FR} is understood. */
  public static Optional<String> locale(String raw) {
    try {
      String tag =
          new Locale.Builder()
              .setLanguageTag(raw.strip().replace('_', '-'))
              .build()
              .toLanguageTag();
      return Optional.of(tag).filter(t -> !t.equals("und"));
    } catch (IllformedLocaleException notATag) {
      return Optional.empty();
    }
  }

  /** An IANA time zone. */
  public static Optional<String> zone(String raw) {
    try {
      return Optional.of(ZoneId.of(raw.strip()).getId());
    } catch (DateTimeException notAZone) {
      return Optional.empty();
    }
  }
}
