package io.assidu.loyalty.export;

import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.journal.Line;
import io.assidu.loyalty.journal.SealedEntry;
import io.assidu.loyalty.program.ChartOfAccounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The <i>fichier des écritures comptables</i> that the French tax administration asks for (Livre
 * des procédures fiscales, article A47 A-1, VII): a row of 18 fields for each line of an entry,
 * parted by tabs, in UTF-8. Entries stand in the order in which they were sealed, which is that of
 * their validation, and are numbered through from the first in the file; their own sequence in the
 * program's journal is in their text.
 */
record Fec(ChartOfAccounts chart) implements Writing {

  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

  private static final List<String> COLUMNS =
      List.of(
          "JournalCode",
          "JournalLib",
          "EcritureNum",
          "EcritureDate",
          "CompteNum",
          "CompteLib",
          "CompAuxNum",
          "CompAuxLib",
          "PieceRef",
          "PieceDate",
          "EcritureLib",
          "Debit",
          "Credit",
          "EcritureLet",
          "DateLet",
          "ValidDate",
          "Montantdevise",
          "Idevise");

  /** A47 A-1, XII-1: SIREN, FEC, the day on which the accounting year ends. */
  static String fileName(String siren, LocalDate closing) {
    return siren + "FEC" + DAY.format(closing) + ".txt";
  }

  @Override
  public String head() {
    return row(COLUMNS);
  }

  @Override
  public String entry(SealedEntry sealed, long number) {
    return sealed.entry().lines().stream()
        .map(line -> row(sealed, number, line))
        .collect(Collectors.joining());
  }

  @Override
  public String tail() {
    return "";
  }

  private String row(SealedEntry sealed, long number, Line line) {
    Entry entry = sealed.entry();
    LocalDate piece = entry.occurredOn() == null ? entry.bookingDate() : entry.occurredOn();
    return row(
        List.of(
            chart.journal().code(),
            clean(chart.journal().label()),
            Long.toString(number),
            DAY.format(entry.bookingDate()),
            clean(line.account()),
            clean(chart.label(line.account())),
            auxiliary(line, entry.partner()), // the journal names partners, and no person
            auxiliary(line, chart.partner(entry.partner())),
            reference(entry),
            DAY.format(piece),
            text(entry.kind()) + ", écriture " + sealed.sequence(),
            amount(line.debit()),
            amount(line.credit()),
            "", // nothing is matched (lettrage)
            "",
            DAY.format(LocalDate.ofInstant(sealed.postedAt(), ZoneOffset.UTC)),
            "", // kept in euros: no amount in another currency
            ""));
  }

  /** Only the accounts that partners owe and are owed on have auxiliary ones. */
  private String auxiliary(Line line, @Nullable String text) {
    return text == null || !chart.partnerAccounts().contains(line.account()) ? "" : clean(text);
  }

  private static String reference(Entry entry) {
    String cleaned = clean(entry.reference());
    return cleaned.isEmpty() ? entry.id().toString() : cleaned;
  }

  private static String text(EntryKind kind) {
    return switch (kind) {
      case ALLOCATION -> "Points accordés sur vente";
      case RECOGNITION -> "Points utilisés ou expirés";
      case REVERSAL -> "Reprise sur retour";
      case RE_ESTIMATE -> "Révision de l'estimation";
      case COST -> "Points offerts";
      case SETTLEMENT -> "Points utilisés chez un partenaire";
    };
  }

  /** A decimal comma, nothing between the thousands, no sign (A47 A-1, VIII-2). */
  private static String amount(BigDecimal amount) {
    int digits = Math.max(2, amount.stripTrailingZeros().scale());
    return amount.setScale(digits, RoundingMode.UNNECESSARY).toPlainString().replace('.', ',');
  }

  /** Nothing that would end a field or a row. */
  private static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  private static String row(List<String> fields) {
    return String.join("\t", fields) + "\r\n";
  }
}
