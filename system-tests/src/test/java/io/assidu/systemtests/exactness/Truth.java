package io.assidu.systemtests.exactness;

/** What can be known of something that happened between two looks. */
enum Truth {
  NO,
  MAYBE,
  YES;

  /**
   * Of something that begins somewhere in the first stretch of time and ends somewhere in the
   * second.
   *
   * @param begun from when on it certainly is
   * @param over from when on it certainly is no more
   */
  static Truth at(long moment, long beginning, long begun, long ending, long over) {
    if (moment < beginning || moment >= over) {
      return NO;
    }
    return moment >= begun && moment < ending ? YES : MAYBE;
  }
}
