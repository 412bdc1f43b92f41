package io.assidu.local.server;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a program that refuses to be root, as PostgreSQL does, when we are root. In a user namespace
 * ({@code unshare -U}) it does not see that it is, and files keep their owner; where namespaces are
 * forbidden, {@code setpriv} really changes the user.
 */
public enum Unprivileged {
  /** We are an ordinary user: nothing to do. */
  ALREADY {
    @Override
    List<String> prefix() {
      return List.of();
    }
  },
  NAMESPACE {
    @Override
    List<String> prefix() {
      return List.of("unshare", "-U");
    }
  },
  OTHER_USER {
    @Override
    List<String> prefix() {
      return List.of(
          "setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--no-new-privs");
    }

    @Override
    void own(Path directory) throws IOException {
      requireReach(directory);
      Files.walkFileTree(
          directory,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
                throws IOException {
              return visitFile(path, attributes);
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
                throws IOException {
              Files.setAttribute(path, "unix:uid", NOBODY);
              Files.setAttribute(path, "unix:gid", NOBODY);
              return FileVisitResult.CONTINUE;
            }
          });
    }
  };

  private static final int NOBODY = 65534;

  /**
   * The first way that works here.
   *
   * @throws ServerException if we are root and neither program is of use
   */
  public static Unprivileged here() throws IOException, InterruptedException {
    if (!isRoot()) {
      return ALREADY;
    }
    for (Unprivileged way : List.of(NAMESPACE, OTHER_USER)) {
      if (way.works()) {
        return way;
      }
    }
    throw new ServerException(
        "PostgreSQL does not run as root, and neither `unshare -U` nor `setpriv` (package"
            + " util-linux) works here: run Assidu as an ordinary user.");
  }

  /** The words to put before a command. */
  abstract List<String> prefix();

  /** Gives {@code directory} and all in it to the user the program will run as. */
  void own(Path directory) throws IOException {}

  /** Makes sure that the user the program will run as can get at {@code path}. */
  void requireReach(Path path) throws IOException {}

  List<String> command(List<String> command) {
    List<String> all = new ArrayList<>(prefix());
    all.addAll(command);
    return all;
  }

  private boolean works() throws InterruptedException {
    try {
      return new ProcessBuilder(command(List.of("true"))).start().waitFor() == 0;
    } catch (IOException _) {
      return false; // the program is not installed
    }
  }

  private static boolean isRoot() {
    return new UnixSystem().getUid() == 0;
  }
}
