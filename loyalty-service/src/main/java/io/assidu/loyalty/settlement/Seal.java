package io.assidu.loyalty.settlement;

import io.assidu.loyalty.chain.Fields;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The hash chain over a partner's statements: whoever changes or removes one changes every hash
 * after it. A hash is the SHA-256 of these fields as {@link Fields}: previous hash, program,
 * partner, period, number, currency, opening, number of lines; of each line kind, price, count,
 * points, amount; closing, last journal entry, issued at, issued by. Amounts are plain decimals
 * without trailing zeros.
 */
final class Seal {

  private Seal() {}

  /** The statement as it is issued, after {@code before}. */
  static SettlementView issued(SettlementView open, Cut before, Instant at, String by) {
    int number = before.number() + 1;
    return new SettlementView(
        open.program(),
        open.partnerId(),
        open.partnerName(),
        open.period(),
        Status.ISSUED,
        number,
        open.currency(),
        open.opening(),
        open.lines(),
        open.net(),
        open.owedBy(),
        open.closing(),
        open.late(),
        open.evidence(),
        open.tieOut(),
        open.findings(),
        at,
        by,
        before.hash(),
        hash(open, before.hash(), number, at, by));
  }

  /** The hash that an issued statement should have. */
  static String hash(
      SettlementView statement, String previousHash, int number, Instant at, String by) {
    Fields fields =
        new Fields()
            .add(previousHash)
            .add(statement.program())
            .add(statement.partnerId())
            .add(statement.period())
            .add(number)
            .add(statement.currency())
            .add(plain(statement.opening()))
            .add(statement.lines().size());
    for (SettlementView.LineView line : statement.lines()) {
      fields
          .add(line.kind())
          .add(plain(line.price()))
          .add(line.count())
          .add(line.points())
          .add(plain(line.amount()));
    }
    return fields
        .add(plain(statement.closing()))
        .add(statement.evidence().lastEntry())
        .add(at)
        .add(by)
        .sha256();
  }

  private static @Nullable String plain(@Nullable BigDecimal amount) {
    return amount == null ? null : amount.stripTrailingZeros().toPlainString();
  }
}
