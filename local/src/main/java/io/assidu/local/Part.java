package io.assidu.local;

import io.assidu.local.server.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server of the stack, and how it is. */
final class Part {
  private final Server server;
  private final String address;
  private final List<Integer> ports;

  private volatile PartState state = PartState.WAITING;
  private volatile Duration startTime = Duration.ZERO;
  private volatile @Nullable String problem;

  /**
   * @param address where people find it
   * @param ports all that it listens on
   */
  Part(Server server, String address, List<Integer> ports) {
    this.server = server;
    this.address = address;
    this.ports = ports;
  }

  String name() {
    return server.name();
  }

  List<Integer> ports() {
    return ports;
  }

  /** Starts it unless it runs. */
  synchronized void start() throws IOException, InterruptedException {
    if (state == PartState.READY) {
      return;
    }
    state = PartState.STARTING;
    problem = null;
    long begin = System.nanoTime();
    try {
      server.start();
      startTime = Duration.ofNanos(System.nanoTime() - begin);
      state = PartState.READY;
      server.process().ifPresent(this::watch);
    } catch (IOException | InterruptedException | RuntimeException e) {
      state = PartState.FAILED;
      problem = StackException.sentence(e);
      server.close();
      throw e;
    }
  }

  private void watch(ProcessHandle process) {
    process
        .onExit()
        .thenAccept(
            _ -> {
              boolean current = server.process().filter(process::equals).isPresent();
              if (current && state == PartState.READY) {
                problem = "its process ended without being asked";
                state = PartState.DIED;
              }
            });
  }

  /** Does not wait for a start that is under way: it ends it. */
  void stop() {
    if (state != PartState.WAITING && state != PartState.FAILED) {
      state = PartState.STOPPED;
    }
    server.close();
  }

  /** Ends it as a crash would, and lets it look like one. */
  void kill() {
    server.kill();
    problem = "its process was killed";
    state = PartState.DIED;
  }

  PartStatus status() {
    Long pid = server.process().filter(ProcessHandle::isAlive).map(ProcessHandle::pid).orElse(null);
    return new PartStatus(name(), state, address, pid, startTime.toMillis(), problem);
  }
}
