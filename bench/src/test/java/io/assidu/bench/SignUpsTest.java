package io.assidu.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignUpsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T21:30:00Z"), ZoneOffset.UTC);

  @Test
  void aMailIsKnownByItsRecipient() {
    SignUps signUps = new SignUps(URI.create("http://localhost:1"), "m", CLOCK);

    assertThat(signUps.numberOf(signUps.customer(42) + "@load.example")).isEqualTo(42);
    assertThat(signUps.numberOf("w-42@load.example")).isEqualTo(-1);
    assertThat(signUps.numberOf("floor@load.example")).isEqualTo(-1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-22T23:30:00Z", "2026-11-23T06:00:00Z", "2026-11-24T00:00:00Z"})
  void itIsNoonWhereTheCustomersLive(Instant now) {
    ZoneId zone = ZoneId.of(SignUps.zoneAtNoon(Clock.fixed(now, ZoneOffset.UTC)));

    assertThat(now.atZone(zone).getHour()).isEqualTo(12);
  }
}
