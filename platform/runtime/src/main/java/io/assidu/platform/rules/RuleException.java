package io.assidu.platform.rules;

/** A rule that cannot be saved. The message says what is wrong; {@link #column()} says where. */
public class RuleException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  RuleException(String message, int line, int column) {
    super(message, null, false, false);
    this.line = line;
    this.column = column;
  }

  /** Counted from 1. */
  public int line() {
    return line;
  }

  /** Counted from 1. */
  public int column() {
    return column;
  }
}
