package io.assidu.loyalty.export;

import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param from the first booking date
 * @param to the last one
 * @param siren of the company; empty unless it is a FEC
 */
record ExportRequest(String program, LocalDate from, LocalDate to, Format format, String siren) {

  private static final LocalDate NEVER = LocalDate.EPOCH;

  /**
   * @param configured the SIREN that counts where none is given
   * @throws ProblemException naming each parameter that breaks a rule
   */
  static ExportRequest of(
      String program,
      @Nullable String from,
      @Nullable String to,
      @Nullable String format,
      @Nullable String siren,
      Optional<String> configured) {
    ProblemException problem =
        PlatformError.INVALID_REQUEST.problem("The journal was not exported: see errors.");
    LocalDate first = day("/from", from, problem);
    LocalDate last = day("/to", to, problem);
    if (problem.violations().isEmpty() && first.isAfter(last)) {
      problem.at("/to", "range", "It is before the first day, " + first + ".");
    }
    Optional<Format> known = Format.of(format == null ? "" : format);
    if (known.isEmpty()) {
      problem.at("/format", "format", "It is one of csv, json, fec.");
    }
    String company = siren == null ? configured.orElse("") : siren;
    boolean asksForIt = siren != null || known.equals(Optional.of(Format.FEC));
    if (asksForIt && !Siren.isValid(company)) {
      problem.at("/siren", "siren", "A FEC needs the company's SIREN: 9 digits, the last a check.");
    }
    if (!problem.violations().isEmpty()) {
      throw problem;
    }
    return new ExportRequest(program, first, last, known.orElseThrow(), company);
  }

  private static LocalDate day(String field, @Nullable String text, ProblemException problem) {
    try {
      return LocalDate.parse(text == null ? "" : text);
    } catch (DateTimeException e) {
      problem.at(field, "date", "It is a day such as 2026-12-31.");
      return NEVER;
    }
  }

  String fileName() {
    return format == Format.FEC
        ? Fec.fileName(siren, to)
        : "journal-" + program + "-" + from + "-" + to + "." + format.wireName();
  }
}
