package io.assidu.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T12:00:00Z, Europe/Paris",
    "2026-11-29T20:59:59Z, Europe/Paris", // Sunday 21:59:59
    "2026-11-29T21:00:00Z, Pacific/Auckland", // Sunday 22:00 in Paris, Monday 10:00 there
    "2026-11-30T06:59:59Z, Pacific/Auckland",
    "2026-11-30T07:00:00Z, Europe/Paris", // Monday 08:00
    "2026-07-05T20:00:00Z, Pacific/Auckland" // in summer: Monday 08:00 there
  })
  void sheIsWhereMarketingMayReachHerNow(Instant now, String zone) {
    assertThat(Customer.fresh("a", now).zone()).hasToString(zone);
  }

  @Test
  void sheIsSomebodyElseInEachRun() {
    Instant now = Instant.EPOCH;
    Customer one = Customer.fresh("a", now);
    Customer other = Customer.fresh("b", now);

    assertThat(one.email()).isNotEqualTo(other.email());
    assertThat(one.customerId()).isNotEqualTo(other.customerId());
    assertThat(one.phone()).isNotEqualTo(other.phone()).matches("06\\d{8}");
  }
}
