package io.assidu.policy.recipient;

import io.assidu.contracts.contact.Channel;
import io.assidu.policy.document.CapWindow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks of everybody who contacts them, as it came with their profile: the trait
 * {@value #TRAIT}.
 *
 * @param limit at most so many contacts; null when they set none
 * @param pausedUntil the first moment at which they may be contacted again; null when they set none
 * @param channel the one they prefer
 */
public record Preferences(
    @Nullable Limit limit, @Nullable Instant pausedUntil, @Nullable Channel channel) {

  /** The profile's trait that holds them. */
  static final String TRAIT = "contactPreferences";

  private static final Preferences NONE = new Preferences(null, null, null);

  /** At most {@code count} contacts, at least one, within the window. */
  public record Limit(int count, CapWindow window) {}

  /** Of somebody who has said nothing. */
  public static Preferences none() {
    return NONE;
  }

  boolean saysNothing() {
    return equals(NONE);
  }
}
