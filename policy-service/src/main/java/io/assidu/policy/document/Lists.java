package io.assidu.policy.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a document's lists are read: one that is left out is empty, and an empty one admits all. */
final class Lists {
  private Lists() {}

  static <T> List<T> orEmpty(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  static <T> boolean admit(List<T> allowed, @Nullable T value) {
    return allowed.isEmpty() || (value != null && allowed.contains(value));
  }
}
