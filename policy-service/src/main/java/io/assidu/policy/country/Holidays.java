package io.assidu.policy.country;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The public holidays of each country, as the calendars of Jollyday have them. A day that is only
 * observed, but worked, is none.
 */
public final class Holidays {

  /** Beyond these the movable feasts of some calendars are not computable, and nobody plans. */
  private static final int FIRST_YEAR = 2000;

  private static final int LAST_YEAR = 2100;

  private static final Set<String> COUNTRIES = countriesWithCalendar();
  private static final Map<Sheet, Map<LocalDate, String>> SHEETS = new ConcurrentHashMap<>();

  private Holidays() {}

  /** One page of the calendar. */
  private record Sheet(String country, int year, HolidayScope scope) {}

  /** The countries (ISO 3166-1 alpha-2) whose holidays are known. */
  public static Set<String> countries() {
    return COUNTRIES;
  }

  /** Whether the day is a public holiday of a country whose holidays are known. */
  public static boolean isHoliday(LocalDate day, String country, HolidayScope scope) {
    return sheet(day, country, scope).containsKey(day);
  }

  /** What the holiday is called in English; empty when the day is none, or has no name. */
  public static String name(LocalDate day, String country, HolidayScope scope) {
    return sheet(day, country, scope).getOrDefault(day, "");
  }

  private static Map<LocalDate, String> sheet(LocalDate day, String country, HolidayScope scope) {
    int year = day.getYear();
    return year < FIRST_YEAR || year > LAST_YEAR || !COUNTRIES.contains(country)
        ? Map.of()
        : SHEETS.computeIfAbsent(new Sheet(country, year, scope), Holidays::read);
  }

  private static Map<LocalDate, String> read(Sheet sheet) {
    HolidayManager calendar = calendar(sheet.country());
    Stream<String[]> regions =
        switch (sheet.scope()) {
          case NATIONAL -> Stream.<String[]>of(new String[0]);
          case REGIONAL -> paths(calendar.getCalendarHierarchy(), List.of()).stream();
        };
    return regions
        .flatMap(region -> calendar.getHolidays(Year.of(sheet.year()), region).stream())
        .filter(holiday -> holiday.getType() != HolidayType.OBSERVANCE)
        .collect(
            Collectors.toUnmodifiableMap(
                Holiday::getDate,
                Holidays::name,
                (one, other) -> one.compareTo(other) <= 0 ? one : other));
  }

  private static String name(Holiday holiday) {
    return holiday.getPropertiesKey().isEmpty() ? "" : holiday.getDescription(Locale.ENGLISH);
  }

  /** The way to the country itself, to each of its regions, and to each of theirs. */
  private static List<String[]> paths(CalendarHierarchy place, List<String> above) {
    List<String[]> paths = new ArrayList<>();
    paths.add(above.toArray(String[]::new));
    place
        .getChildren()
        .forEach(
            (id, child) -> {
              List<String> way = new ArrayList<>(above);
              way.add(id);
              paths.addAll(paths(child, way));
            });
    return paths;
  }

  private static HolidayManager calendar(String country) {
    return HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
  }

  private static Set<String> countriesWithCalendar() {
    Set<String> countries = Set.of(Locale.getISOCountries());
    return HolidayManager.getSupportedCalendarCodes().stream()
        .map(code -> code.toUpperCase(Locale.ROOT))
        .filter(countries::contains)
        .collect(Collectors.toUnmodifiableSet());
  }
}
