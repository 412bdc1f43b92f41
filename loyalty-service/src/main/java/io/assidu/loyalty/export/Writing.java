package io.assidu.loyalty.export;

import io.assidu.loyalty.journal.SealedEntry;

/** How a journal is written in one format, entry by entry. */
interface Writing {

  /** What stands before the first entry. */
  String head();

  /**
   * One entry.
   *
   * @param number its place in the file: 1, 2, 3, …
   */
  String entry(SealedEntry sealed, long number);

  /** What stands after the last entry. */
  String tail();
}
