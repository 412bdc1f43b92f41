package io.assidu.helm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that are generated and committed all the same, so that a change of them is seen in review.
 * {@code -Dcontracts.update=true} writes them anew, here as in {@code contracts}.
 */
final class Committed {

  private static final boolean UPDATE = Boolean.getBoolean("contracts.update");

  private Committed() {}

  static void assertIs(Path file, String generated) {
    try {
      if (UPDATE) {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, generated);
      }
      assertThat(file).exists();
      assertThat(Files.readString(file))
          .as("%s is generated; helm/README.md says how to write it anew", file)
          .isEqualTo(generated);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
