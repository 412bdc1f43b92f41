package io.assidu.local.server;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The source tree Assidu runs from: built services are found in it, and {@code .assidu/} in it
 * holds all state.
 *
 * @param root the directory that holds {@code mvnw}
 */
public record Checkout(Path root) {

  /** The one that this class was loaded from, whatever the working directory is. */
  public static Checkout find() {
    try {
      Path here =
          Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (Path up = here; up != null; up = up.getParent()) {
        if (Files.exists(up.resolve("mvnw")) && Files.exists(up.resolve("local/pom.xml"))) {
          return new Checkout(up);
        }
      }
      throw new IllegalStateException("Not in a checkout of Assidu: " + here);
    } catch (URISyntaxException e) {
      throw new IllegalStateException("Not on a file system.", e);
    }
  }

  /** Holds all state of the local stack; git ignores it. */
  public Path state() {
    return root.resolve(".assidu");
  }

  /** Holds unpacked server files, which any number of stacks and test runs share. */
  public Path cache() {
    return state().resolve("cache");
  }

  /**
   * What {@code java -cp} needs to run this module. The jars that {@code local/target/lib} holds
   * are copied by the build; modules of ours are taken as compiled, so that nothing must be
   * packaged.
   */
  public String classPath() {
    return Stream.of("local/target/classes", "contracts/target/classes", "local/target/lib/*")
        .map(path -> root + "/" + path)
        .collect(Collectors.joining(File.pathSeparator));
  }
}
