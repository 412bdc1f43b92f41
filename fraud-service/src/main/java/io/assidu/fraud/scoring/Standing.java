package io.assidu.fraud.scoring;

/**
 * Whether a login tells what is normal for a person. A thief's login succeeds too: were every
 * success to count, the thief's device would be known from the first minute.
 */
public enum Standing {
  /** Counts. */
  TRUSTED,
  /** Odd enough to wait: counts after a step-up, or once it has stood undisputed for a while. */
  PROBATION,
  /** Never counts: somebody else's, or no login at all. */
  REJECTED
}
