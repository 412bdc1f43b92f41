package io.assidu.loyalty.revenue;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a partner and a program owe each other over a period: <i>opening + lines = closing</i>.
 * Above zero the partner owes, below zero the program.
 *
 * @param opening what was owed before
 */
public record PartnerStatement(BigDecimal opening, List<Line> lines) {

  public PartnerStatement {
    lines = List.copyOf(lines);
  }

  /**
   * What happened in one way at one price.
   *
   * @param price of a point; null where the agreement prices rewards and not points
   * @param count how many times
   * @param amount what it adds to what the partner owes
   */
  public record Line(
      Dealing.Kind kind, @Nullable BigDecimal price, long count, long points, BigDecimal amount) {}

  /** Who owes. */
  public enum Debtor {
    PARTNER,
    PROGRAM,
    NOBODY;

    static Debtor of(BigDecimal amount) {
      return switch (amount.signum()) {
        case 1 -> PARTNER;
        case -1 -> PROGRAM;
        default -> NOBODY;
      };
    }
  }

  /** What the period added. */
  public BigDecimal net() {
    return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  public BigDecimal closing() {
    return opening.add(net());
  }

  /** Who owes what the period added. */
  public Debtor owedBy() {
    return Debtor.of(net());
  }
}
