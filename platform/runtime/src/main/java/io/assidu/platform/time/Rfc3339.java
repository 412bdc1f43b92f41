package io.assidu.platform.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Instants in the form that programs write (RFC 3339 in UTC), read without the machinery that reads
 * every form: a message has several of them.
 */
public final class Rfc3339 {

  private static final String FORM = "0000-00-00T00:00:00";
  private static final int SECONDS = FORM.length();
  private static final int NANO_DIGITS = 9;
  private static final int SECONDS_A_MINUTE = 60;
  private static final int SECONDS_AN_HOUR = 3_600;
  private static final long SECONDS_A_DAY = 86_400;

  private Rfc3339() {}

  /**
   * The instant.
   *
   * @return null if the text has another form, or names no instant: {@link Instant#parse} knows
   *     more forms, and says what is wrong
   */
  public static @Nullable Instant read(String text) {
    int last = text.length() - 1;
    if (last < SECONDS || text.charAt(last) != 'Z' || !hasForm(text)) {
      return null;
    }
    int nanos = last == SECONDS ? 0 : nanos(text, last);
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, SECONDS);
    boolean valid =
        nanos >= 0
            && (month >= 1 && month <= 12)
            && (day >= 1 && day <= YearMonth.of(year, month).lengthOfMonth())
            && (hour < 24 && minute < 60 && second < 60);
    return valid
        ? Instant.ofEpochSecond(
            LocalDate.of(year, month, day).toEpochDay() * SECONDS_A_DAY
                + hour * SECONDS_AN_HOUR
                + minute * SECONDS_A_MINUTE
                + second,
            nanos)
        : null;
  }

  private static boolean hasForm(String text) {
    for (int i = 0; i < SECONDS; i++) {
      char form = FORM.charAt(i);
      char found = text.charAt(i);
      if (form == '0' ? !isDigit(found) : form != found) {
        return false;
      }
    }
    return true;
  }

  /** What follows the point, or a negative number if that is no fraction of a second. */
  private static int nanos(String text, int end) {
    int digits = end - SECONDS - 1;
    if (text.charAt(SECONDS) != '.' || digits < 1 || digits > NANO_DIGITS) {
      return -1;
    }
    int nanos = 0;
    for (int i = 0; i < NANO_DIGITS; i++) {
      char digit = i < digits ? text.charAt(SECONDS + 1 + i) : '0';
      if (!isDigit(digit)) {
        return -1;
      }
      nanos = nanos * 10 + digit - '0';
    }
    return nanos;
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
