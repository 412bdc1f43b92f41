package io.assidu.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The process that listens on a port, as far as the system lets us see it: other users' processes
 * stay hidden.
 *
 * @param pid its id
 * @param command its program, and for Java its main class or jar
 */
record PortHolder(long pid, String command) {
  private static final Path PROC = Path.of("/proc");
  private static final String LISTEN = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  static Optional<PortHolder> of(int port) {
    try {
      Optional<Long> pid = Files.isDirectory(PROC) ? fromProc(port) : fromLsof(port);
      return pid.flatMap(ProcessHandle::of).map(PortHolder::describe);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private static PortHolder describe(ProcessHandle process) {
    String program = process.info().command().orElse("unknown");
    return new PortHolder(process.pid(), Path.of(program).getFileName().toString());
  }

  private static Optional<Long> fromProc(int port) throws IOException {
    for (String table : List.of("net/tcp", "net/tcp6")) {
      Path file = PROC.resolve(table);
      if (Files.isReadable(file)) {
        Optional<String> inode = listeningInode(Files.readAllLines(file), port);
        if (inode.isPresent()) {
          return processWith("socket:[%s]".formatted(inode.get()));
        }
      }
    }
    return Optional.empty();
  }

  /** Reads the kernel's table of sockets: addresses in hexadecimal, columns by white space. */
  static Optional<String> listeningInode(List<String> table, int port) {
    String suffix = ":%04X".formatted(port);
    return table.stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length > INODE)
        .filter(columns -> columns[LOCAL_ADDRESS].endsWith(suffix) && columns[STATE].equals(LISTEN))
        .map(columns -> columns[INODE])
        .findFirst();
  }

  private static Optional<Long> processWith(String socket) throws IOException {
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        if (hasOpen(process.resolve("fd"), socket)) {
          return Optional.of(Long.valueOf(process.getFileName().toString()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasOpen(Path descriptors, String socket) {
    try (Stream<Path> files = Files.list(descriptors)) {
      return files.anyMatch(file -> pointsTo(file, socket));
    } catch (IOException _) {
      return false; // gone meanwhile, or not ours to see
    }
  }

  private static boolean pointsTo(Path link, String target) {
    try {
      return Files.readSymbolicLink(link).toString().equals(target);
    } catch (IOException _) {
      return false;
    }
  }

  private static Optional<Long> fromLsof(int port) throws IOException {
    Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN").start();
    String output = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return output.lines().findFirst().map(Long::valueOf);
  }

  @Override
  public String toString() {
    return "%s (process %d)".formatted(command, pid);
  }
}
