package io.assidu.local.story;

/** What the story claims is not to be seen, or not yet; the message says what is seen instead. */
final class Unseen extends Exception {
  private static final long serialVersionUID = 1;

  Unseen(String instead) {
    super(instead);
  }

  /** Goes on only if it is so. */
  static void unless(boolean so, String instead, Object... arguments) throws Unseen {
    if (!so) {
      throw new Unseen(instead.formatted(arguments));
    }
  }
}
