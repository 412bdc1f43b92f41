package io.assidu.platform.work;

/**
 * What came of one call among others.
 *
 * @param <A> its answer
 */
public sealed interface Reply<A> {

  /** It was done. */
  record Done<A>(A answer) implements Reply<A> {}

  /** It alone was refused, and left no trace. */
  record Refused<A>(Throwable why) implements Reply<A> {}
}
