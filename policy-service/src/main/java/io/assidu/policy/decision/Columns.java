package io.assidu.policy.decision;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import java.lang.reflect.Array;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows turned into one array a column, as {@code unnest} takes them. */
final class Columns<R> {

  private final List<R> rows;

  Columns(List<R> rows) {
    this.rows = rows;
  }

  /** An array of {@code type}. */
  Object of(Class<?> type, Function<R, ? extends @Nullable Object> value) {
    Object column = Array.newInstance(type, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Array.set(column, i, value.apply(rows.get(i)));
    }
    return column;
  }

  /** Text in UTF-8, for {@code convert_from}: it is not copied once more. */
  static Buffer text(byte[] utf8) {
    return Buffer.buffer(Unpooled.wrappedBuffer(utf8));
  }
}
