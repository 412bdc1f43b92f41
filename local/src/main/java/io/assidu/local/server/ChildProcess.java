package io.assidu.local.server;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs as our child, on a leash, with its output in a log file. */
final class ChildProcess {
  private final String name;
  private final Path log;
  private final Process process;

  private ChildProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  static ChildProcess start(
      String name, List<String> command, Path workDir, Path log, Leash.Signal signal)
      throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    Process process =
        new ProcessBuilder(command)
            .directory(workDir.toFile())
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
    Leash.hold(process, signal);
    return new ChildProcess(name, log, process);
  }

  void await(Duration patience, Ports.Answer answer) throws IOException, InterruptedException {
    Ports.await(name, process, patience, answer, log);
  }

  /** Asks with {@code signal}, waits, and in the end insists. */
  void stop(Leash.Signal signal, Duration patience) {
    if (!process.isAlive()) {
      return;
    }
    try {
      switch (signal) {
        case TERM -> process.destroy();
        case INT ->
            new ProcessBuilder("kill", "-s", "INT", Long.toString(process.pid())).start().waitFor();
      }
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException _) {
      process.destroyForcibly();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  Process process() {
    return process;
  }
}
