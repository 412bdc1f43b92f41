package io.assidu.profile.ingest;

/** What Segment answers: the events are safe. */
record Answer(boolean success) {
  static final Answer SAFE = new Answer(true);
}
