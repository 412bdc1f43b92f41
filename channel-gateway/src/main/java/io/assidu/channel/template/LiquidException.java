package io.assidu.channel.template;

/** A template that cannot be read or rendered, and where. */
final class LiquidException extends Exception {
  private static final long serialVersionUID = 1;

  private final int line;

  /**
   * Says what is wrong.
   *
   * @param line counts from 1; 0 when it is not known
   */
  LiquidException(String message, int line, Throwable cause) {
    super(message, cause);
    this.line = line;
  }

  LiquidException(String message, int line) {
    super(message);
    this.line = line;
  }

  int line() {
    return line;
  }
}
