package io.assidu.loyalty.settlement;

import io.assidu.loyalty.chain.Fields;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Where an issued statement ends: it has in it what counts for a day before {@code next} and was
 * booked by then; all else is for those after it.
 *
 * @param number of the statement: 1, 2, 3, …; 0 before the first
 * @param place of the last booking
 * @param head the sequence of the last journal entry
 * @param closing what was owed in the end
 */
record Cut(int number, LocalDate next, long place, long head, BigDecimal closing, String hash) {

  /** Before the first. */
  static final Cut NONE = new Cut(0, LocalDate.EPOCH, 0, 0, BigDecimal.ZERO, Fields.GENESIS);
}
