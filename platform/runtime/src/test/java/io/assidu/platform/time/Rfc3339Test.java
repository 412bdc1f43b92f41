package io.assidu.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Rfc3339Test {

  private static final long FIRST = -62_167_219_200L; // 0000-01-01T00:00:00Z
  private static final long LAST = 253_402_300_799L; // 9999-12-31T23:59:59Z

  @Property
  void readsWhatInstantsWrite(
      @ForAll @LongRange(min = FIRST, max = LAST) long second,
      @ForAll @IntRange(max = 999_999_999) int nano) {
    Instant instant = Instant.ofEpochSecond(second, nano);

    assertThat(Rfc3339.read(instant.toString())).isEqualTo(instant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-02-28T23:59:59.1Z",
        "2024-02-29T00:00:00.123456789Z",
        "0000-02-29T00:00:00Z",
        "2000-02-29T12:00:00.000000001Z"
      })
  void readsWhatIsThere(String text) {
    assertThat(Rfc3339.read(text)).isEqualTo(Instant.parse(text));
  }

  /** Some of them are instants all the same, and read by others. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Z",
        "2026-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z",
        "2026-00-10T00:00:00Z",
        "2026-13-10T00:00:00Z",
        "2026-01-00T00:00:00Z",
        "2026-04-31T00:00:00Z",
        "2026-01-10T24:00:00Z",
        "2026-01-10T00:60:00Z",
        "2026-01-10T00:00:60Z",
        "2026-01-10T00:00:00",
        "2026-01-10T00:00:00.Z",
        "2026-01-10T00:00:00,1Z",
        "2026-01-10T00:00:00.1234567890Z",
        "2026-01-10T00:00:00.12x4Z",
        "2026-01-10t00:00:00Z",
        "2026-01-10T00:00Z",
        "2026-01-10T00:00:00+01:00",
        "+2026-01-10T00:00:00Z",
        "-026-01-10T00:00:00Z",
        "２０２６-01-10T00:00:00Z",
        "2026/01/10T00:00:00Z"
      })
  void leavesEverythingElseToOthers(String text) {
    assertThat(Rfc3339.read(text)).isNull();
  }
}
