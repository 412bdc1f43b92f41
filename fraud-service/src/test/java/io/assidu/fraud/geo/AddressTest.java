package io.assidu.fraud.geo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @ParameterizedTest
  @CsvSource({
    "198.51.100.23, 198.51.100.0/24",
    "2001:db8:1234:5678::1, 2001:db8:1234:0:0:0:0:0/48",
    "::ffff:203.0.113.9, 203.0.113.0/24"
  })
  void onlyThePrefixIsKept(String address, String network) {
    assertThat(Address.parse(address).map(Address::network)).contains(network);
  }

  /** A name would be looked up by whoever parses carelessly. */
  @ParameterizedTest
  @ValueSource(strings = {"example.com", "", "198.51.100", "198.51.100.256", "unknown"})
  void aNameIsNoAddress(String text) {
    assertThat(Address.parse(text)).isEmpty();
  }

  @Test
  void aLiteralIsParsedWhateverSurroundsIt() {
    assertThat(Address.parse(" 198.51.100.23 ")).isPresent();
  }
}
