package io.assidu.bench;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes tables to standard output, in UTF-8 whatever the locale says. */
final class Markdown {
  private final PrintStream out =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

  void line(String text) {
    out.println(text);
  }

  /** The first column is text, the others are numbers. */
  void header(String... columns) {
    row(columns);
    out.println("| --- |" + " ---: |".repeat(columns.length - 1));
  }

  void row(String... cells) {
    out.println(List.of(cells).stream().collect(Collectors.joining(" | ", "| ", " |")));
  }

  /** Three significant digits at most. */
  static String number(double value) {
    int decimals = value >= 100 ? 0 : value >= 10 ? 1 : 2;
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  static String mebibytes(long bytes) {
    return number(bytes / (1024.0 * 1024));
  }
}
