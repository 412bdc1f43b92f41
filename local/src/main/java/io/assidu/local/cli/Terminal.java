package io.assidu.local.cli;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Where we print: with colours and a moving line for a person, plainly for a file. */
final class Terminal {
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final PrintStream out;
  private final boolean person;
  private boolean transientLine;

  private Terminal(FileDescriptor descriptor) {
    // UTF-8 whatever the locale says: our ticks and dots are not in ASCII.
    this.out = new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    Console console = System.console();
    this.person = console != null && console.isTerminal() && System.getenv("NO_COLOR") == null;
  }

  static Terminal ofOutput() {
    return new Terminal(FileDescriptor.out);
  }

  static Terminal ofError() {
    return new Terminal(FileDescriptor.err);
  }

  void println(String line) {
    clear();
    out.println(line);
  }

  /** Shows a line that the next one replaces; nothing if nobody looks. */
  void hint(String line) {
    if (person) {
      out.print(CLEAR_LINE + dim(line));
      out.flush();
      transientLine = true;
    }
  }

  private void clear() {
    if (transientLine) {
      out.print(CLEAR_LINE);
      transientLine = false;
    }
  }

  String good(String text) {
    return colour("32", text);
  }

  String bad(String text) {
    return colour("31", text);
  }

  String warning(String text) {
    return colour("33", text);
  }

  String dim(String text) {
    return colour("2", text);
  }

  String bold(String text) {
    return colour("1", text);
  }

  private String colour(String code, String text) {
    return person ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
