package io.assidu.platform.messaging;

/**
 * A handler's way to say that it has not yet seen what it needs, such as a version of a profile
 * that is still on its way on another topic. The record is tried again in a few milliseconds, for
 * up to 30 seconds, before it counts as bad.
 */
public class NotYet extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotYet(String awaited) {
    super(awaited, null, false, false);
  }
}
