package io.assidu.loyalty.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.loyalty.journal.Chain;
import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.journal.Line;
import io.assidu.loyalty.journal.SealedEntry;
import io.assidu.loyalty.program.ChartOfAccounts;
import io.assidu.loyalty.program.JournalName;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritingTest {

  private static final ChartOfAccounts CHART =
      new ChartOfAccounts(
          new JournalName("FID", "Fidélité"),
          Set.of("EUR"),
          Map.of("707000", "Ventes, \"neuves\"", "487000", "Produits constatés\td'avance"));
  private static final LocalDate DAY = LocalDate.of(2026, 12, 1);
  private static final LocalDate BEFORE = LocalDate.of(2026, 11, 30);
  private static final SealedEntry SALE =
      sealed(4, null, "order\t7\n8", "50.00", "2026-12-02T23:59:59Z");
  private static final SealedEntry LATE =
      sealed(6, BEFORE, "order-9", "1234567.5", "2026-12-03T00:00:00Z");

  private static SealedEntry sealed(
      long sequence, @Nullable LocalDate occurredOn, String reference, String amount, String at) {
    return Chain.seal(
        new Entry(
            new UUID(0, sequence),
            "club",
            EntryKind.ALLOCATION,
            DAY,
            occurredOn,
            "EUR",
            reference,
            List.of(
                Line.debit("707000", new BigDecimal(amount)),
                Line.credit("487000", new BigDecimal(amount)))),
        sequence,
        Chain.GENESIS,
        Instant.parse(at));
  }

  private static String file(Writing writing) {
    return writing.head() + writing.entry(SALE, 1) + writing.entry(LATE, 2) + writing.tail();
  }

  @Test
  void aFecHasALineOf18FieldsForEachLineOfAnEntry() {
    assertThat(file(new Fec(CHART)).lines())
        .hasSize(5)
        .contains(
            "FID\tFidélité\t1\t20261201\t707000\tVentes, \"neuves\"\t\t\torder 7 8\t20261201\tPoints"
                + " accordés sur vente, écriture 4\t50,00\t0,00\t\t\t20261202\t\t",
            "FID\tFidélité\t2\t20261201\t487000\tProduits constatés d'avance\t\t\torder-9\t20261130"
                + "\tPoints accordés sur vente, écriture 6\t0,00\t1234567,50\t\t\t20261203\t\t");
  }

  @Test
  void aFecPassesTheControlsOfTheTaxAdministration() {
    assertThat(FecCheck.of(Fec.fileName("732829320", DAY), file(new Fec(CHART)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "JournalCode | JournalCod | columns",
        "\\t707000 | \\tA07000 | CompteNum A07000",
        "20261201\\t70 | 20261301\\t70 | EcritureDate 20261301",
        "\\t20261202\\t | \\t2026-12-2\\t | ValidDate 2026-12-2",
        "20261203 | 20261201 | was validated before",
        "\\t50,00\\t | \\t50.00\\t | Debit 50.00",
        "\\t50,00\\t0,00 | \\t50,00\\t50,00 | not either a debit or a credit",
        "\\t50,00\\t0,00 | \\t50,01\\t0,00 | entry 1 is off by 0.01",
        "\\t2\\t | \\t3\\t | EcritureNum 3 where 2 is due",
        "order 7 8 | '' | has no PieceRef",
        "\\t\\t\\torder-9 | \\t\\torder-9 | has 17 fields"
      })
  void theControlsFindWhatIsWrong(String right, String wrong, String finding) {
    String file = file(new Fec(CHART));
    String broken = file.replace(tab(right), tab(wrong));
    assertThat(broken).isNotEqualTo(file);
    assertThat(FecCheck.of("732829320FEC20261231.txt", broken))
        .anyMatch(found -> found.contains(finding));
  }

  private static String tab(String text) {
    return text.replace("\\t", "\t");
  }

  @Test
  void theControlsFindAFileThatIsMisnamedOrCutOff() {
    String file = file(new Fec(CHART));
    assertThat(FecCheck.of("journal.txt", file)).containsExactly("file name journal.txt");
    assertThat(FecCheck.of("732829320FEC20261232.txt", file)).hasSize(1);
    assertThat(FecCheck.of("732829320FEC20261231.txt", file.substring(0, file.length() - 9)))
        .contains("the last record does not end");
  }

  @Test
  void csvQuotesWhatItMustAndDoublesQuotes() {
    assertThat(file(new Csv(CHART)))
        .startsWith("program,sequence,entryId,kind,bookingDate,occurredOn,reference,account,")
        .contains(
            "\r\nclub,4,00000000-0000-0000-0000-000000000004,allocation,2026-12-01,,\"order\t7\n8\","
                + "707000,\"Ventes, \"\"neuves\"\"\",50,0,EUR,2026-12-02T23:59:59Z,"
                + SALE.hash()
                + ",\r\n")
        .contains(",2026-12-01,2026-11-30,order-9,");
  }

  @Test
  void aPartnersAccountHasItsAuxiliaryAndNoOtherHas() {
    ChartOfAccounts chart =
        new ChartOfAccounts(
            new JournalName("FID", "Fidélité"),
            Set.of("EUR"),
            Map.of("411000", "Clients", "487000", "Produits constatés d'avance"),
            Set.of("411000", "467000"),
            Map.of("airline", "Air Line"));
    SealedEntry earned =
        Chain.seal(
            new Entry(
                new UUID(0, 7),
                "club",
                EntryKind.ALLOCATION,
                DAY,
                null,
                "EUR",
                "flight-1",
                "airline",
                List.of(
                    Line.debit("411000", new BigDecimal("20")),
                    Line.credit("487000", new BigDecimal("20")))),
            7,
            Chain.GENESIS,
            Instant.parse("2026-12-02T00:00:00Z"));
    assertThat(new Fec(chart).entry(earned, 1).lines())
        .containsExactly(
            "FID\tFidélité\t1\t20261201\t411000\tClients\tairline\tAir Line\tflight-1\t20261201"
                + "\tPoints accordés sur vente, écriture 7\t20,00\t0,00\t\t\t20261202\t\t",
            "FID\tFidélité\t1\t20261201\t487000\tProduits constatés d'avance\t\t\tflight-1"
                + "\t20261201\tPoints accordés sur vente, écriture 7\t0,00\t20,00\t\t\t20261202"
                + "\t\t");
    assertThat(new Csv(chart).entry(earned, 1)).endsWith("," + earned.hash() + ",airline\r\n");
  }

  @ParameterizedTest
  @CsvSource({
    "732829320, true",
    "552100554, true",
    "732829321, false",
    "73282932, false",
    "7328293200, false",
    "000000000, false",
    "73282932O, false"
  })
  void aSirenChecksItself(String siren, boolean valid) {
    assertThat(Siren.isValid(siren)).isEqualTo(valid);
  }
}
