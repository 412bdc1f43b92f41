package io.assidu.systemtests.loss;

import io.assidu.local.PartStatus;
import io.assidu.local.Stack;
import io.assidu.local.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** How a server is lost: killed, or frozen so that its sockets stay open and nothing comes. */
enum Loss {
  REDIS_KILLED("redis", true),
  REDIS_FROZEN("redis", false),
  POSTGRES_KILLED("postgres", true),
  POSTGRES_FROZEN("postgres", false),
  KAFKA_KILLED("kafka", true),
  KAFKA_FROZEN("kafka", false);

  private static final int ATTEMPTS = 5;

  private final String server;
  private final boolean killed;

  Loss(String server, boolean killed) {
    this.server = server;
    this.killed = killed;
  }

  boolean isOf(String name) {
    return server.equals(name);
  }

  void strike(Stack stack) throws Exception {
    if (killed) {
      stack.kill(server);
    } else {
      signal("STOP", processes(stack));
    }
  }

  /** A killed Redis comes back with nothing, the others with what they had on disk. */
  void mend(Stack stack) throws Exception {
    if (!killed) {
      signal("CONT", processes(stack));
      return;
    }
    if (isOf("redis")) {
      delete(stack.settings().data().resolve(server));
    }
    start(stack, ATTEMPTS);
  }

  /** What PostgreSQL's children have open may keep a new one waiting for a moment. */
  private void start(Stack stack, int attempts) throws StackException, InterruptedException {
    try {
      stack.start(server);
    } catch (StackException e) {
      if (attempts == 1) {
        throw e;
      }
      start(stack, attempts - 1);
    }
  }

  /** The server and, of PostgreSQL, a process for each connection. */
  private List<ProcessHandle> processes(Stack stack) {
    ProcessHandle main =
        stack.status().stream()
            .filter(part -> part.name().equals(server))
            .map(PartStatus::pid)
            .flatMap(pid -> ProcessHandle.of(pid).stream())
            .findFirst()
            .orElseThrow();
    return Stream.concat(Stream.of(main), main.descendants()).toList();
  }

  private static void signal(String name, List<ProcessHandle> processes)
      throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(
                Stream.of("kill", "-s", name),
                processes.stream().map(process -> Long.toString(process.pid())))
            .toList();
    int code = new ProcessBuilder(command).start().waitFor();
    if (code != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + code);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(Loss::deleteFile);
    }
  }

  private static void deleteFile(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
