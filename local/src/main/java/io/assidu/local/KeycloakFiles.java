package io.assidu.local;

import io.assidu.local.server.Directories;
import io.assidu.local.server.ServerException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Keycloak's distribution, unpacked from the archive that the build put into {@code
 * local/target/keycloak}, with our provider added and its own build step done: once for each
 * version and provider.
 */
final class KeycloakFiles {
  private static final int BUILD_PATIENCE_MINUTES = 5;

  private final StackSettings settings;

  KeycloakFiles(StackSettings settings) {
    this.settings = settings;
  }

  /** The directory of a Keycloak that is ready to run. */
  Path home() throws IOException, InterruptedException {
    Path archive = only(settings.checkout().root().resolve("local/target/keycloak"), "*.zip");
    Path provider = only(settings.checkout().root().resolve("identity/target"), "identity-*.jar");
    String version = archive.getFileName().toString().replaceAll("^\\D*|\\.zip$", "");
    Path cache = Files.createDirectories(settings.checkout().cache());
    Path home = cache.resolve("keycloak-%s-%s".formatted(version, Sha256.shortOf(provider)));
    try (FileChannel channel =
            FileChannel.open(
                cache.resolve("keycloak.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      if (!Files.isDirectory(home)) {
        deleteOthers(cache);
        make(archive, provider, home);
      }
    }
    return home;
  }

  /** Each takes 200 MB, and none but the one for the present provider is used again. */
  private static void deleteOthers(Path cache) throws IOException {
    try (DirectoryStream<Path> homes = Files.newDirectoryStream(cache, "keycloak-*")) {
      for (Path other : homes) {
        Directories.delete(other);
      }
    }
  }

  private void make(Path archive, Path provider, Path home)
      throws IOException, InterruptedException {
    Path unfinished = home.resolveSibling(home.getFileName() + ".part");
    Directories.delete(unfinished);
    unpack(archive, unfinished);
    Files.copy(
        provider,
        unfinished.resolve("providers").resolve(provider.getFileName()),
        StandardCopyOption.REPLACE_EXISTING);
    Path log = settings.logs().resolve("keycloak-build.log");
    Files.createDirectories(log.getParent());
    Process build =
        new ProcessBuilder(
                KeycloakServer.command(
                    unfinished, List.of("build", "--db=dev-file", "--health-enabled=true")))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!build.waitFor(BUILD_PATIENCE_MINUTES, TimeUnit.MINUTES) || build.exitValue() != 0) {
      build.destroyForcibly();
      throw new ServerException("Keycloak's own build failed; see " + log);
    }
    Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
  }

  /** All entries lie under one directory named after the version; it is left away. */
  private static void unpack(Path archive, Path target) throws IOException {
    try (ZipInputStream zip =
        new ZipInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String inside = entry.getName().substring(entry.getName().indexOf('/') + 1);
        Path path = target.resolve(inside).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("The archive wants to write outside its directory: " + entry);
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(zip, path);
        }
      }
    }
  }

  private static Path only(Path directory, String glob) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
        files.forEach(found::add);
      }
    }
    return switch (found.size()) {
      case 1 -> found.getFirst();
      case 0 ->
          throw new ServerException(
              "There is no %s in %s: run ./mvnw -DskipTests package".formatted(glob, directory));
      default ->
          throw new ServerException(
              "%s holds more than one %s: delete the older".formatted(directory, glob));
    };
  }
}
