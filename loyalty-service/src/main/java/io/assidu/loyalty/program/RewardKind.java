package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/** What a reward is. */
public enum RewardKind {
  /** Less to pay. */
  @JsonProperty("discount")
  DISCOUNT("discount"),
  /** A thing. */
  @JsonProperty("product")
  PRODUCT("product"),
  /** A code from a pool. */
  @JsonProperty("voucher")
  VOUCHER("voucher"),
  /** Something that a partner delivers, who is paid for it. */
  @JsonProperty("partner")
  PARTNER("partner"),
  /** Money for a good cause. */
  @JsonProperty("donation")
  DONATION("donation"),
  /** Relational: to be served before others. */
  @JsonProperty("early-access")
  EARLY_ACCESS("early-access"),
  /** Relational: to be invited. */
  @JsonProperty("event")
  EVENT("event"),
  /** Relational: to be served better. */
  @JsonProperty("premium-service")
  PREMIUM_SERVICE("premium-service");

  private final String wireName;

  RewardKind(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** Whether it is worth a relation rather than money. */
  public boolean relational() {
    return switch (this) {
      case EARLY_ACCESS, EVENT, PREMIUM_SERVICE -> true;
      case DISCOUNT, PRODUCT, VOUCHER, PARTNER, DONATION -> false;
    };
  }

  /** Whether somebody else is owed its value. */
  public boolean settled() {
    return this == PARTNER || this == DONATION;
  }

  public static RewardKind of(String wireName) {
    return Arrays.stream(values())
        .filter(kind -> kind.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of reward: " + wireName));
  }
}
