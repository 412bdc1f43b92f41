package io.assidu.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The source tree that the tests run in. */
final class Checkout {

  private Checkout() {}

  /** Its top folder, whichever module is being tested. */
  static Path root() {
    for (@Nullable Path dir = Path.of("").toAbsolutePath(); dir != null; dir = dir.getParent()) {
      if (Files.isDirectory(dir.resolve(".mvn"))) {
        return dir;
      }
    }
    throw new IllegalStateException("Not inside a checkout of Assidu");
  }
}
