package io.assidu.local.supervisor;

import io.assidu.local.Stack;
import io.assidu.local.StackException;
import io.assidu.local.StackSettings;
import io.assidu.local.supervisor.StackView.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** Runs one stack until it is asked to end; the only one in its state directory. */
public final class Supervisor {
  private final Stack stack;
  private final Path run;
  private final long begin = System.nanoTime();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private volatile Phase phase = Phase.STARTING;
  private volatile Duration startTime = Duration.ZERO;

  public Supervisor(StackSettings settings) {
    this.stack = new Stack(settings);
    this.run = settings.run();
  }

  /**
   * Starts the stack and returns when it has been stopped: by SIGTERM, SIGINT, or {@link
   * SupervisorClient#stop}, which sends the former.
   *
   * @throws StackException if there is another supervisor, or a port is taken
   */
  public void run() throws IOException, StackException, InterruptedException {
    LoggerFactory.getILoggerFactory(); // before the servers' threads race for it, and complain
    Files.createDirectories(run);
    try (FileChannel channel =
            FileChannel.open(
                run.resolve("supervisor.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw StackException.because("Another supervisor already runs in " + run);
      }
      stack.requireFreePorts();
      LogFiles.rotate(stack.settings().logs());
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
      String token = UUID.randomUUID().toString();
      try (ControlApi api = ControlApi.start(token, this::view, this::command)) {
        SupervisorFile.ofThisProcess(api.port(), token).write(run);
        start();
        stopped.await();
      }
    }
  }

  private void start() throws InterruptedException {
    try {
      stack.start();
    } catch (StackException e) {
      // The parts' statuses tell it too; they stay up for a look at them.
      e.problems().forEach(System.err::println);
    }
    started();
  }

  private synchronized void started() {
    startTime = sinceBegin();
    if (phase == Phase.STARTING) { // else we are to stop by now
      phase = Phase.STARTED;
    }
  }

  private synchronized void stopping() {
    phase = Phase.STOPPING;
  }

  private void stop() {
    stopping();
    try {
      stack.close();
      SupervisorFile.delete(run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      stopped.countDown();
    }
  }

  private void command(String verb, String part) throws StackException, InterruptedException {
    switch (verb) {
      case "start" -> stack.start(part);
      case "stop" -> stack.stop(part);
      case "kill" -> stack.kill(part);
      case "restart" -> stack.restart(part);
      default -> throw StackException.because("A part cannot be asked to " + verb);
    }
  }

  private StackView view() {
    Phase now = phase;
    Duration time = now == Phase.STARTING ? sinceBegin() : startTime;
    return new StackView(now, time.toMillis(), stack.status(), stack.settings().ports().numbers());
  }

  private Duration sinceBegin() {
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
