package io.assidu.platform.work;

import org.jspecify.annotations.Nullable;

/**
 * What came of one call among others.
 *
 * @param <A> its answer
 */
public sealed interface Reply<A extends @Nullable Object> {

  /** It was done. */
  record Done<A extends @Nullable Object>(A answer) implements Reply<A> {}

  /** It alone was refused, and left no trace. */
  record Refused<A extends @Nullable Object>(Throwable why) implements Reply<A> {}
}
