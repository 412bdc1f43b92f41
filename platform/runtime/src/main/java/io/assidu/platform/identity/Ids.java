package io.assidu.platform.identity;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Makes ids (RFC 9562). */
public final class Ids {

  private Ids() {}

  /**
   * A new UUID version 7: its order is the order of creation, so that indexes stay warm at one end.
   */
  public static UUID next() {
    return UuidCreator.getTimeOrderedEpoch();
  }

  /**
   * The same name in the same namespace always gives the same id (version 5): what is derived can
   * be derived again.
   */
  public static UUID derived(UUID namespace, String name) {
    return UuidCreator.getNameBasedSha1(namespace, name);
  }
}
