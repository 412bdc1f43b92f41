package io.assidu.policy.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CountryZonesTest {

  @Test
  void countriesHaveTheirZones() {
    assertThat(CountryZones.countries()).hasSizeGreaterThan(240);
    assertThat(CountryZones.of("IN")).containsExactly(ZoneId.of("Asia/Kolkata"));
    assertThat(CountryZones.of("US"))
        .contains(ZoneId.of("America/New_York"), ZoneId.of("Pacific/Honolulu"));
    assertThat(CountryZones.of("ZZ")).isEmpty();
  }

  @Test
  void zonesHaveTheCountriesThatKeepThem() {
    assertThat(CountryZones.keeping(ZoneId.of("Europe/Paris"))).containsExactly("FR");
    assertThat(CountryZones.keeping(ZoneId.of("UTC"))).isEmpty();
  }
}
