package io.assidu.local;

/** Where a part of the stack is in its life. */
public enum PartState {
  /** Not started yet: it waits for what it needs. */
  WAITING,
  STARTING,
  READY,
  /** Somebody asked it to stop. */
  STOPPED,
  /** It did not come up. */
  FAILED,
  /** It was up, and ended without being asked. */
  DIED
}
