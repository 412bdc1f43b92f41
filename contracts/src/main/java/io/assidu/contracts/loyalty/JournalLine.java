package io.assidu.contracts.loyalty;

import java.math.BigDecimal;

/**
 * One side of an entry: either {@code debit} or {@code credit} is above zero, the other is zero.
 */
public record JournalLine(String account, BigDecimal debit, BigDecimal credit) {}
