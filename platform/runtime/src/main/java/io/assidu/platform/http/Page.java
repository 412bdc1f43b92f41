package io.assidu.platform.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor send it as {@code cursor} for the next part; null at the end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

  /**
   * Makes a page of {@code limit} out of what a query found that asked for one more.
   *
   * @param cursor the cursor that names an item's place
   */
  public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<T> items = List.copyOf(found.subList(0, limit));
    return new Page<>(items, cursor.apply(items.getLast()));
  }
}
