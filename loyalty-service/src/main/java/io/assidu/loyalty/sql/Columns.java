package io.assidu.loyalty.sql;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows to be inserted, as the arrays that {@code unnest} takes: one for each column. */
public final class Columns {

  private Columns() {}

  public static <A, C> @Nullable C[] of(
      List<A> rows, Function<A, @Nullable C> value, IntFunction<@Nullable C[]> array) {
    return rows.stream().map(value).toArray(array);
  }
}
