package io.assidu.local.cli;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Reads the end of a file that others append to, and then what they append. */
final class LogTail {
  private static final int MOST_BYTES = 1 << 20;

  private final String name;
  private final Path file;
  private long position;

  LogTail(String name, Path file) {
    this.name = name;
    this.file = file;
  }

  String name() {
    return name;
  }

  /** The last lines, as far as they lie within the last mebibyte. */
  List<String> last(int count) throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      position = Math.max(0, log.length() - MOST_BYTES);
    }
    List<String> lines = next();
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }

  /** The whole lines that have come since the last call. */
  List<String> next() throws IOException {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      if (log.length() < position) {
        position = 0; // a new file in place of the old
      }
      log.seek(position);
      byte[] bytes = new byte[(int) Math.min(MOST_BYTES, log.length() - position)];
      log.readFully(bytes);
      int end = lastLineEnd(bytes);
      position += end;
      return new String(bytes, 0, end, StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** A longer line than we read at once is cut. */
  private static int lastLineEnd(byte[] bytes) {
    for (int i = bytes.length; i > 0; i--) {
      if (bytes[i - 1] == '\n') {
        return i;
      }
    }
    return bytes.length == MOST_BYTES ? MOST_BYTES : 0;
  }
}
