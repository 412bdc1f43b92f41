package io.assidu.loyalty.member;

import io.assidu.loyalty.program.Program;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a member can spend: the plain figures, asked of the database in one statement.
 *
 * @param available points that can be spent now
 * @param value the discount they buy, in {@code currency}
 * @param held points set aside for redemptions not yet captured
 * @param pending points that can be spent once the return period has ended
 * @param debt points taken back that had been spent; the next points pay it
 * @param expiresNext when the first of the available points expire; missing where there are none
 * @param frozen whether nothing can leave the account, to protect its owner
 */
@Schema(
    examples =
        """
        {"profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "program": "club",
         "available": 1300, "value": 65.0, "currency": "EUR", "held": 0, "pending": 0, "debt": 0,
         "expiresNext": "2028-11-24T10:00:00Z", "frozen": false}""")
record BalanceView(
    UUID profileId,
    String program,
    long available,
    BigDecimal value,
    String currency,
    long held,
    long pending,
    long debt,
    @Nullable Instant expiresNext,
    boolean frozen) {

  static BalanceView of(Program program, BalanceStore.Balance balance) {
    return new BalanceView(
        balance.owner(),
        program.id(),
        balance.available(),
        program.discount(balance.available(), program.currency()),
        program.currency(),
        balance.held(),
        balance.pending(),
        balance.debt(),
        balance.expiresNext(),
        balance.frozen());
  }
}
