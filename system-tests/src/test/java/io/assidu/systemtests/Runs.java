package io.assidu.systemtests;

import java.util.concurrent.atomic.AtomicLong;

/** Names that were never used before, on any data. */
public final class Runs {
  private static final AtomicLong LAST = new AtomicLong(System.currentTimeMillis());

  private Runs() {}

  public static String next() {
    return Long.toString(LAST.incrementAndGet(), Character.MAX_RADIX);
  }
}
