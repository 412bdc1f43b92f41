package io.assidu.policy.country;

import static io.assidu.policy.country.HolidayScope.NATIONAL;
import static io.assidu.policy.country.HolidayScope.REGIONAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTest {

  @Test
  void ofFranceAreThoseOfArticleL3133_1OfItsLabourCode() {
    List<LocalDate> law =
        Stream.of(
                "2026-01-01",
                "2026-04-06", // Easter Monday
                "2026-05-01",
                "2026-05-08",
                "2026-05-14", // Ascension
                "2026-05-25", // Whit Monday
                "2026-07-14",
                "2026-08-15",
                "2026-11-01",
                "2026-11-11",
                "2026-12-25")
            .map(LocalDate::parse)
            .toList();

    assertThat(days(2026).filter(day -> Holidays.isHoliday(day, "FR", NATIONAL)))
        .filteredOn(day -> day.getDayOfWeek().getValue() < 7 || law.contains(day))
        .containsExactlyElementsOf(law);
  }

  @Test
  void ofItsRegionsCountWhenAskedFor() {
    LocalDate saintStephen = LocalDate.parse("2026-12-26");

    assertThat(Holidays.isHoliday(saintStephen, "FR", NATIONAL)).isFalse();
    assertThat(Holidays.isHoliday(saintStephen, "FR", REGIONAL)).isTrue();
    assertThat(days(2026).filter(day -> Holidays.isHoliday(day, "FR", NATIONAL)))
        .allMatch(day -> Holidays.isHoliday(day, "FR", REGIONAL));
  }

  @ParameterizedTest
  @CsvSource({
    "DE, 2026-10-03", "GB, 2026-12-25", "US, 2026-07-03", "US, 2026-11-26", "JP, 2026-01-12",
    "CH, 2026-08-01", "IT, 2026-06-02", "ES, 2026-10-12", "BE, 2026-07-21", "IN, 2026-01-26"
  })
  void ofOtherCountries(String country, LocalDate day) {
    assertThat(Holidays.isHoliday(day, country, NATIONAL)).isTrue();
    assertThat(Holidays.name(day, country, NATIONAL)).isNotBlank();
  }

  @Test
  void haveAName() {
    assertThat(Holidays.name(LocalDate.parse("2026-12-25"), "FR", NATIONAL)).isEqualTo("Christmas");
    assertThat(Holidays.name(LocalDate.parse("2026-12-24"), "FR", NATIONAL)).isEmpty();
  }

  @Test
  void everyCalendarCanBeRead() {
    assertThat(Holidays.countries()).hasSizeGreaterThan(200).contains("FR", "DE", "US");
    assertThat(Holidays.countries())
        .allSatisfy(
            country ->
                assertThat(days(2026).filter(day -> Holidays.isHoliday(day, country, REGIONAL)))
                    .hasSizeLessThan(200));
  }

  @Test
  void whereNoCalendarReachesNoDayIsOne() {
    assertThat(Holidays.isHoliday(LocalDate.parse("2026-12-25"), "ZZ", NATIONAL)).isFalse();
    assertThat(Holidays.isHoliday(LocalDate.parse("2500-12-25"), "FR", NATIONAL)).isFalse();
    assertThat(Holidays.isHoliday(LocalDate.MAX, "SA", NATIONAL)).isFalse();
  }

  private static Stream<LocalDate> days(int year) {
    return LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1));
  }
}
