package io.assidu.loyalty.redemption;

import io.assidu.loyalty.program.Reward;
import io.assidu.loyalty.program.RewardKind;
import org.jspecify.annotations.Nullable;

/**
 * The reward of a redemption, as it was when it was asked for.
 *
 * @param fixedPrice whether it is delivered whole or not at all
 * @param partner who is owed its value
 */
record Chosen(String id, RewardKind kind, boolean fixedPrice, @Nullable String partner) {

  static @Nullable Chosen of(@Nullable Reward reward) {
    return reward == null
        ? null
        : new Chosen(reward.id(), reward.kind(), reward.fixedPrice(), reward.partner());
  }
}
