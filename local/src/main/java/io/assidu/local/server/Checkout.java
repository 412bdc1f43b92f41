package io.assidu.local.server;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The source tree Assidu runs from: built services are found in it, and {@code .assidu/} in it
 * holds all state.
 *
 * @param root the directory that holds {@code mvnw}
 */
public record Checkout(Path root) {

  /**
   * The one that this class was loaded from, or else the one that we work in: a jar in Maven's
   * repository does not know where it was built.
   */
  public static Checkout find() {
    return Stream.of(codeSource(), Path.of(System.getProperty("user.dir")))
        .flatMap(Checkout::selfAndParents)
        .filter(path -> Files.exists(path.resolve("mvnw")))
        .filter(path -> Files.exists(path.resolve("local/pom.xml")))
        .findFirst()
        .map(Checkout::new)
        .orElseThrow(() -> new IllegalStateException("Not in a checkout of Assidu."));
  }

  private static Path codeSource() {
    try {
      return Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("A class path entry that is no file.", e);
    }
  }

  private static Stream<Path> selfAndParents(Path path) {
    return Stream.iterate(path, Objects::nonNull, Path::getParent);
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
