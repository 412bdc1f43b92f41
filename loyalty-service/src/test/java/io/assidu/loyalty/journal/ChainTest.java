package io.assidu.loyalty.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChainTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");

  @Test
  void anUnbalancedEntryCannotBeMade() {
    assertThatThrownBy(
            () ->
                entry(
                    1,
                    Line.debit("487", new BigDecimal("10.00")),
                    Line.credit("708", new BigDecimal("9.99"))))
        .hasMessageContaining("debits 10.00 are not credits 9.99");
  }

  @Test
  void aLineIsADebitOrACredit() {
    assertThatThrownBy(() -> new Line("487", BigDecimal.ONE, BigDecimal.ONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Line.debit("487", BigDecimal.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUntouchedJournalHolds() {
    ChainCheck check = check(journal(5));
    assertThat(check.findings()).isEmpty();
    assertThat(check.entries()).isEqualTo(5);
    assertThat(check.sums("EUR").debits())
        .isEqualByComparingTo(check.sums("EUR").credits())
        .isEqualByComparingTo("15");
  }

  @Test
  void aChangedAmountShows() {
    List<SealedEntry> journal = journal(5);
    SealedEntry third = journal.get(2);
    Entry changed = amount(third.entry().id(), "300");
    journal.set(
        2, new SealedEntry(changed, 3, third.previousHash(), third.hash(), third.postedAt()));
    assertThat(check(journal).findings()).containsExactly("entry 3 is not what was sealed");
  }

  @Test
  void anEntryThatWasSealedAgainAfterAChangeShowsInTheNext() {
    List<SealedEntry> journal = journal(5);
    SealedEntry third = journal.get(2);
    journal.set(2, Chain.seal(amount(third.entry().id(), "300"), 3, third.previousHash(), NOON));
    assertThat(check(journal).findings())
        .containsExactly("entry 4 does not follow the entry before it");
  }

  @Test
  void aMissingEntryShows() {
    List<SealedEntry> journal = journal(5);
    journal.remove(2);
    assertThat(check(journal).findings())
        .contains("entry 4 stands where 3 should", "entry 4 does not follow the entry before it");
  }

  @Test
  void theHashDoesNotDependOnHowADatabaseWritesAnAmount() {
    Entry entry = amount(new UUID(0, 1), "3");
    Entry padded = amount(new UUID(0, 1), "3.0000");
    assertThat(Chain.seal(entry, 1, Chain.GENESIS, NOON).hash())
        .isEqualTo(Chain.seal(padded, 1, Chain.GENESIS, NOON).hash());
  }

  /** Computed with {@code sha256sum} over the documented text. */
  @Test
  void theHashIsWhatTheDocumentationSays() {
    assertThat(Chain.seal(amount(new UUID(0, 1), "3"), 1, Chain.GENESIS, NOON).hash())
        .isEqualTo("63e5aaa64244352359eb93bccc9de120272b238f53a3fa38a4331aeca421fb8d");
  }

  /** Computed as the one above, with {@code 10:2026-10-31,} at the end of the text. */
  @Test
  void theDayOfALateEntryIsSealedToo() {
    Line[] lines = {
      Line.debit("487", new BigDecimal("3")), Line.credit("708", new BigDecimal("3"))
    };
    assertThat(
            Chain.seal(entry(1, LocalDate.of(2026, 10, 31), lines), 1, Chain.GENESIS, NOON).hash())
        .isEqualTo("3328480a54ddfe15af6aab51321538825acee50462cf4af3e8c38d1b960d59db");
  }

  private static List<SealedEntry> journal(int length) {
    List<SealedEntry> journal = new ArrayList<>();
    String head = Chain.GENESIS;
    for (int i = 1; i <= length; i++) {
      journal.add(Chain.seal(amount(new UUID(0, i), Integer.toString(i)), i, head, NOON));
      head = journal.getLast().hash();
    }
    return journal;
  }

  private static ChainCheck check(List<SealedEntry> journal) {
    ChainCheck check = new ChainCheck();
    journal.forEach(check::next);
    return check;
  }

  private static Entry amount(UUID id, String amount) {
    return entry(
        id.getLeastSignificantBits(),
        Line.debit("487", new BigDecimal(amount)),
        Line.credit("708", new BigDecimal(amount)));
  }

  private static Entry entry(long id, Line... lines) {
    return entry(id, null, lines);
  }

  private static Entry entry(long id, @Nullable LocalDate occurredOn, Line... lines) {
    return new Entry(
        new UUID(0, id),
        "club",
        EntryKind.RECOGNITION,
        LocalDate.of(2026, 11, 24),
        occurredOn,
        "EUR",
        "order-1",
        List.of(lines));
  }
}
