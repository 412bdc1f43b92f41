package io.assidu.platform.idempotency;

import io.vertx.core.buffer.Buffer;

/**
 * A call that changes something, under the key that its caller chose for it.
 *
 * @param operation the call, as {@code POST /v1/redemptions}
 * @param hash of all that the call depends on
 */
public record KeyedCall(String caller, String operation, String key, Buffer hash) {

  /** What makes it the same call, if it is. */
  record Key(String caller, String operation, String key) {}

  Key id() {
    return new Key(caller, operation, key);
  }
}
