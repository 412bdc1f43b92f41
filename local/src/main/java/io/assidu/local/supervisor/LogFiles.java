package io.assidu.local.supervisor;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The log files of the parts, one each. */
final class LogFiles {
  private LogFiles() {}

  /** Sets the logs of the last run aside, as {@code *.log.1}, and so forgets those before. */
  static void rotate(Path logs) throws IOException {
    Files.createDirectories(logs);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(logs, "*.log")) {
      for (Path file : files) {
        // Our own output goes there and has begun.
        if (!file.getFileName().toString().equals(SupervisorClient.LOG)) {
          Files.move(
              file,
              file.resolveSibling(file.getFileName() + ".1"),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }
}
