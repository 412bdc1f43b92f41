package io.assidu.loyalty.journal;

import java.math.BigDecimal;

/**
 * One side of an entry: exactly one of {@code debit} and {@code credit} is above zero.
 *
 * @param account a number of the program's chart of accounts
 */
public record Line(String account, BigDecimal debit, BigDecimal credit) {

  public Line {
    if (debit.signum() < 0 || credit.signum() < 0 || debit.signum() + credit.signum() != 1) {
      throw new IllegalArgumentException(
          "a line is either a debit or a credit above zero: " + debit + " / " + credit);
    }
  }

  public static Line debit(String account, BigDecimal amount) {
    return new Line(account, amount, BigDecimal.ZERO);
  }

  public static Line credit(String account, BigDecimal amount) {
    return new Line(account, BigDecimal.ZERO, amount);
  }
}
