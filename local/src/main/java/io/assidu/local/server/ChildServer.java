package io.assidu.local.server;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server that runs as a child process, on a {@link Leash}, with its output in a log file. */
public abstract class ChildServer implements Server {
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(15);

  private final String name;
  private final Path log;
  private final Leash.Signal stop;
  private volatile @Nullable Process process;

  /**
   * @param log the file its output is appended to
   * @param stop what asks it to end
   */
  protected ChildServer(String name, Path log, Leash.Signal stop) {
    this.name = name;
    this.log = log.toAbsolutePath();
    this.stop = stop;
  }

  /** A condition that one may have to talk to a server to know. */
  @FunctionalInterface
  protected interface Answer {
    boolean isThere() throws IOException, InterruptedException;
  }

  /**
   * Runs the command and returns when {@code answer} is there.
   *
   * @throws ServerException if the process ends or {@code patience} runs out first
   */
  protected final void launch(ProcessBuilder command, Duration patience, Answer answer)
      throws IOException, InterruptedException {
    Files.createDirectories(log.getParent());
    Process started =
        command.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile())).start();
    process = started;
    Leash.hold(started, stop);
    long end = System.nanoTime() + patience.toNanos();
    while (!answer.isThere()) {
      if (!started.isAlive()) {
        throw new ServerException(
            "%s ended with code %d while it started; see %s"
                .formatted(name, started.exitValue(), log));
      }
      if (System.nanoTime() > end) {
        throw new ServerException(
            "%s did not answer within %d s; see %s".formatted(name, patience.toSeconds(), log));
      }
      Thread.sleep(PAUSE);
    }
  }

  /** Asks it to end, waits, and in the end insists. */
  @Override
  public void close() {
    Process running = process;
    if (running == null || !running.isAlive()) {
      return;
    }
    try {
      switch (stop) {
        case TERM -> running.destroy();
        case INT ->
            new ProcessBuilder("kill", "-s", "INT", Long.toString(running.pid())).start().waitFor();
      }
      if (!running.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        running.destroyForcibly().waitFor();
      }
    } catch (IOException _) {
      running.destroyForcibly();
    } catch (InterruptedException _) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().onExit().join();
    }
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Optional<ProcessHandle> process() {
    return Optional.ofNullable(process).map(Process::toHandle);
  }

  /** Where its output is. */
  protected final Path log() {
    return log;
  }
}
