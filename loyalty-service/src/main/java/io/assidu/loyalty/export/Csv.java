package io.assidu.loyalty.export;

import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.Line;
import io.assidu.loyalty.journal.SealedEntry;
import io.assidu.loyalty.program.ChartOfAccounts;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values (RFC 4180): a row for each line of an entry. */
record Csv(ChartOfAccounts chart) implements Writing {

  private static final List<String> COLUMNS =
      List.of(
          "program",
          "sequence",
          "entryId",
          "kind",
          "bookingDate",
          "occurredOn",
          "reference",
          "account",
          "accountLabel",
          "debit",
          "credit",
          "currency",
          "postedAt",
          "hash",
          "partner");

  @Override
  public String head() {
    return row(COLUMNS);
  }

  @Override
  public String entry(SealedEntry sealed, long number) {
    return sealed.entry().lines().stream()
        .map(line -> row(sealed, line))
        .collect(Collectors.joining());
  }

  @Override
  public String tail() {
    return "";
  }

  private String row(SealedEntry sealed, Line line) {
    Entry entry = sealed.entry();
    return row(
        List.of(
            entry.program(),
            Long.toString(sealed.sequence()),
            entry.id().toString(),
            entry.kind().wireName(),
            entry.bookingDate().toString(),
            entry.occurredOn() == null ? "" : entry.occurredOn().toString(),
            entry.reference(),
            line.account(),
            chart.label(line.account()),
            plain(line.debit()),
            plain(line.credit()),
            entry.currency(),
            sealed.postedAt().toString(),
            sealed.hash(),
            entry.partner() == null ? "" : entry.partner()));
  }

  private static String plain(BigDecimal amount) {
    return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
  }

  private static String row(List<String> fields) {
    return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** RFC 4180, 2.6 and 2.7: quoted where it must be, a quote doubled. */
  private static String field(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
