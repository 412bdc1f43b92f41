package io.assidu.local.story;

/** The story claimed something that was not seen in time. */
public final class Untrue extends Exception {
  private static final long serialVersionUID = 1;

  Untrue(String claim) {
    super("Not true: " + claim);
  }
}
