package io.assidu.loyalty.export;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a FEC as the French tax administration does: the rules of article A47 A-1 of the Livre des
 * procédures fiscales ("LPF"), those of its commentary BOI-CF-IOR-60-40-20 ("BOI"), and the
 * controls of structure that its program <i>Test Compta Demat</i> ("TCD") reports on.
 */
public final class FecCheck {

  /** LPF A47 A-1, VII-1: eighteen fields, in this order. */
  private static final List<String> COLUMNS =
      Arrays.asList(
          ("JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum"
                  + " CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet"
                  + " ValidDate Montantdevise Idevise")
              .split(" "));

  /** TCD: fields that must not be empty. CompAux…, …Let, DateLet and …devise may (LPF, VII-1). */
  private static final List<String> FILLED =
      List.of(
          "JournalCode",
          "JournalLib",
          "EcritureNum",
          "EcritureDate",
          "CompteNum",
          "CompteLib",
          "PieceRef",
          "PieceDate",
          "EcritureLib",
          "Debit",
          "Credit",
          "ValidDate");

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);

  private final List<String> findings = new ArrayList<>();
  private final Map<String, BigDecimal> balances = new HashMap<>();
  private BigDecimal total = BigDecimal.ZERO;
  private long number;
  private LocalDate validated = LocalDate.MIN;
  private LocalDate validDate = LocalDate.MIN;

  private FecCheck() {}

  /** What does not hold, in words. */
  public static List<String> of(String fileName, String file) {
    FecCheck check = new FecCheck();
    check.file(fileName, file);
    return check.findings;
  }

  private void file(String fileName, String file) {
    // LPF A47 A-1, XII-1: SIREN, FEC, the closing day.
    if (!fileName.matches("[0-9]{9}FEC[0-9]{8}\\.txt") || day(fileName.substring(12, 20)) == null) {
      findings.add("file name " + fileName);
    }
    // LPF A47 A-1, VIII-7 (flat files): records end by a line break.
    List<String> rows = Arrays.asList(file.split("\r\n", -1));
    if (!rows.getLast().isEmpty()) {
      findings.add("the last record does not end");
    }
    // LPF A47 A-1, VIII-7 and BOI § 170: the first record has the names, parted by a tab or by |.
    if (!Arrays.asList(rows.getFirst().split("\t", -1)).equals(COLUMNS)) {
      findings.add("columns " + rows.getFirst());
      return;
    }
    for (int i = 1; i < rows.size() - 1; i++) {
      row(i + 1, rows.get(i).split("\t", -1));
    }
    // Each entry in itself, and all of them together (BOI § 60; TCD reports totals by journal).
    balances.forEach(
        (entry, balance) -> {
          if (balance.signum() != 0) {
            findings.add("entry " + entry + " is off by " + balance.toPlainString());
          }
        });
    if (total.signum() != 0) {
      findings.add("the file is off by " + total.toPlainString());
    }
  }

  private void row(int line, String... fields) {
    // TCD: as many fields in each record as in the first one.
    if (fields.length != COLUMNS.size()) {
      findings.add("line " + line + " has " + fields.length + " fields");
      return;
    }
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < fields.length; i++) {
      row.put(COLUMNS.get(i), fields[i]);
    }
    for (String name : FILLED) {
      if (get(row, name).isBlank()) {
        findings.add("line " + line + " has no " + name);
      }
    }
    account(line, get(row, "CompteNum"));
    for (String name : List.of("EcritureDate", "PieceDate", "ValidDate")) {
      date(line, name, get(row, name));
    }
    if (!get(row, "DateLet").isEmpty()) {
      date(line, "DateLet", get(row, "DateLet"));
    }
    order(line, get(row, "EcritureNum"), get(row, "ValidDate"));
    amounts(line, row);
  }

  /**
   * LPF A47 A-1, VII-1, field 5: three digits of the French chart first; its classes are 1 to 8.
   */
  private void account(int line, String number) {
    if (!number.matches("[1-8][0-9]{2}.*")) {
      findings.add("line " + line + " has CompteNum " + number);
    }
  }

  /** LPF A47 A-1, VIII-3: AAAAMMJJ, and a day that exists. */
  private void date(int line, String name, String text) {
    if (day(text) == null) {
      findings.add("line " + line + " has " + name + " " + text);
    }
  }

  /**
   * LPF A47 A-1, VII-1, field 3, and BOI § 100: numbers of a continuous sequence; VI: entries in
   * the chronological order of their validation.
   */
  private void order(int line, String entry, String valid) {
    if (!entry.equals(Long.toString(number))) {
      number++;
      if (!entry.equals(Long.toString(number))) {
        findings.add("line " + line + " has EcritureNum " + entry + " where " + number + " is due");
      }
      LocalDate day = day(valid);
      validDate = day == null ? validated : day;
      if (validDate.isBefore(validated)) {
        findings.add("line " + line + " was validated before the entry before it");
      }
      validated = validDate;
    } else if (!validDate.equals(day(valid))) {
      findings.add("line " + line + " was validated on another day than its entry");
    }
  }

  /**
   * LPF A47 A-1, VIII-2: decimal comma, no thousands separator; VII-1, fields 12 and 13: a line is
   * a debit or a credit.
   */
  private void amounts(int line, Map<String, String> row) {
    BigDecimal debit = amount(line, "Debit", get(row, "Debit"));
    BigDecimal credit = amount(line, "Credit", get(row, "Credit"));
    if ((debit.signum() == 0) == (credit.signum() == 0)) {
      findings.add("line " + line + " is not either a debit or a credit");
    }
    BigDecimal balance = debit.subtract(credit);
    balances.merge(get(row, "EcritureNum"), balance, BigDecimal::add);
    total = total.add(balance);
    // LPF A47 A-1, VII-1, fields 17 and 18: an amount in a currency has the currency, and back.
    if (get(row, "Montantdevise").isEmpty() != get(row, "Idevise").isEmpty()) {
      findings.add("line " + line + " has half an amount in a currency");
    }
  }

  private BigDecimal amount(int line, String name, String text) {
    if (!text.matches("[0-9]+(,[0-9]+)?")) {
      findings.add("line " + line + " has " + name + " " + text);
      return BigDecimal.ZERO;
    }
    return new BigDecimal(text.replace(',', '.'));
  }

  private static String get(Map<String, String> row, String name) {
    return row.getOrDefault(name, "");
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text, DAY);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
