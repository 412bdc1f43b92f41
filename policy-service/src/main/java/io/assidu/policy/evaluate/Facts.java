package io.assidu.policy.evaluate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a rule saw, in the order it was said; what is not known is left out. */
final class Facts {
  private final Map<String, Object> facts = new LinkedHashMap<>();

  static Facts of(String name, @Nullable Object value) {
    return new Facts().and(name, value);
  }

  Facts and(String name, @Nullable Object value) {
    if (value != null) {
      facts.put(name, value);
    }
    return this;
  }

  Map<String, Object> map() {
    return facts;
  }
}
