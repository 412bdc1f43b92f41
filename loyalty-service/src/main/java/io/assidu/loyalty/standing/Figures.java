package io.assidu.loyalty.standing;

import java.math.BigDecimal;

/** Numbers as people write them. */
public final class Figures {

  private Figures() {}

  /** 1300, not 1300.000000 and not 1.3E+3. */
  public static BigDecimal plain(BigDecimal amount) {
    BigDecimal stripped = amount.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
