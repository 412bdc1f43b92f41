package io.assidu.policy.country;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which countries a phone number may be of.
 *
 * <p>Several countries share a prefix (+1, +7, +44). Where their numbering plans tell them apart by
 * the digits that follow, the number is of those whose plan has it; where no plan does, it may be
 * of each of them.
 */
public final class PhoneCountries {

  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

  private PhoneCountries() {}

  /**
   * @param number in E.164
   * @return ISO 3166-1 alpha-2; empty for what is no number, and for one of no country (+800)
   */
  public static Set<String> of(String number) {
    try {
      PhoneNumber parsed = PHONES.parse(number, null);
      Set<String> sharing = sharing(parsed, region -> true);
      Set<String> having = sharing(parsed, region -> PHONES.isValidNumberForRegion(parsed, region));
      return having.isEmpty() ? sharing : having;
    } catch (NumberParseException notANumber) {
      return Set.of();
    }
  }

  private static Set<String> sharing(PhoneNumber number, Predicate<String> filter) {
    Stream<String> regions = PHONES.getRegionCodesForCountryCode(number.getCountryCode()).stream();
    return regions
        .filter(region -> !region.equals(PhoneNumberUtil.REGION_CODE_FOR_NON_GEO_ENTITY))
        .filter(filter)
        .collect(Collectors.toUnmodifiableSet());
  }
}
