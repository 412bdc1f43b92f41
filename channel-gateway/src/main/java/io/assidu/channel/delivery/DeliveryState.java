package io.assidu.channel.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a delivery stands. Only the first two are not the end. */
public enum DeliveryState {
  /** Waits to be handed over, now or at its next attempt. */
  PENDING,
  /** Is being handed over. Committed before the outside world hears of it. */
  SENDING,
  ACCEPTED,
  BOUNCED,
  FAILED,
  EXPIRED;

  /** As it is stored and shown. */
  @JsonValue
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DeliveryState of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
