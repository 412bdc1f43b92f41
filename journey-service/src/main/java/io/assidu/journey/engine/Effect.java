package io.assidu.journey.engine;

import io.assidu.journey.step.Message;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a walk asks of the world. The same move gives the same ids, so that an effect asked for
 * twice is one effect.
 */
public sealed interface Effect {

  UUID contactId();

  /**
   * A message is wanted.
   *
   * @param parameters the values of the step's parameters
   */
  record RequestContact(
      UUID contactId, Message step, Map<String, Object> parameters, @Nullable Instant expiresAt)
      implements Effect {}

  /** A message is no longer wanted. */
  record CancelContact(UUID contactId, String reason) implements Effect {}
}
