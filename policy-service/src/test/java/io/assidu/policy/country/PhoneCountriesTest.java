package io.assidu.policy.country;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.policy.References;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneCountriesTest {

  static Stream<JsonNode> numbers() {
    return References.cases("09-sms.json", "SMS-2")
        .filter(reference -> reference.get("expected").isObject());
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void aNumberIsOfTheCountryWhosePlanHasIt(JsonNode reference) {
    JsonNode expected = reference.get("expected");

    assertThat(PhoneCountries.of(expected.get("e164").asText()))
        .containsExactly(expected.get("region").asText());
  }

  @Test
  void countriesThatShareAPrefixAreToldApartByTheirPlans() {
    assertThat(PhoneCountries.of("+14165550123")).containsExactly("CA");
    assertThat(PhoneCountries.of("+18765550123")).containsExactly("JM");
    assertThat(PhoneCountries.of("+79161234567")).containsExactly("RU");
    assertThat(PhoneCountries.of("+77011234567")).containsExactly("KZ");
    assertThat(PhoneCountries.of("+447781123456")).containsExactly("GG");
  }

  @Test
  void whereNoPlanTellsItMayBeOfEachThatSharesThePrefix() {
    assertThat(PhoneCountries.of("+10005550123"))
        .contains("US", "CA", "JM", "PR")
        .hasSizeGreaterThan(20);
    assertThat(PhoneCountries.of("+70001234567")).containsExactlyInAnyOrder("RU", "KZ");
    // A free-phone number of North America is valid in all of it.
    assertThat(PhoneCountries.of("+18005550123")).contains("US", "CA");
  }

  @ParameterizedTest
  @ValueSource(strings = {"abc", "", "0612345678", "+", "+80012345678", "+999123456"})
  void whatIsNoNumberOfACountryTellsNothing(String number) {
    assertThat(PhoneCountries.of(number)).isEmpty();
  }
}
