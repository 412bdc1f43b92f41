package io.assidu.loyalty.reward;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many there are of a reward. Rewards that share a pool of voucher codes share its figures.
 *
 * @param left can be redeemed still
 * @param held set aside for redemptions that are not captured yet
 * @param taken delivered
 */
@Schema(
    examples =
        """
        {"program": "club", "rewardId": "tote-bag", "left": 480, "held": 2, "taken": 18}""")
record StockView(String program, String rewardId, long left, long held, long taken) {}
