package io.assidu.local;

import io.assidu.local.server.Ports;
import io.assidu.local.server.ServerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Assidu on this machine: PostgreSQL, Redis, Kafka, the mail inbox and Keycloak, and then the
 * services. Every process is our child and ends with us. Data is durable, so any part can be killed
 * and started again.
 */
public final class Stack implements AutoCloseable {
  private final StackSettings settings;
  private final List<Part> servers;
  private final List<Part> services;
  private volatile boolean closing;

  public Stack(StackSettings settings) {
    this.settings = settings;
    this.servers = StackParts.servers(settings);
    this.services = StackParts.services(settings);
  }

  public StackSettings settings() {
    return settings;
  }

  /**
   * Starts everything: the servers together, then the services, as many at a time as the machine
   * can bear.
   *
   * @throws StackException if a port is taken, or a part does not come up; the others are tried
   *     nevertheless, and stay up
   */
  public void start() throws StackException, InterruptedException {
    requireFreePorts();
    startAll(servers, servers.size());
    startAll(services, Runtime.getRuntime().availableProcessors() + 1);
  }

  /**
   * Makes sure that nobody else listens on our ports.
   *
   * @throws StackException naming each taken port, what it is for and who has it
   */
  public void requireFreePorts() throws StackException {
    List<String> taken =
        parts()
            .flatMap(part -> part.ports().stream().map(port -> conflict(part, port)))
            .flatMap(Optional::stream)
            .toList();
    if (!taken.isEmpty()) {
      throw StackException.because(taken);
    }
  }

  private static Optional<String> conflict(Part part, int port) {
    if (Ports.isFree(port)) {
      return Optional.empty();
    }
    String holder = PortHolder.of(port).map(PortHolder::toString).orElse("another process");
    return Optional.of("Port %d, for %s, is taken by %s.".formatted(port, part.name(), holder));
  }

  private void startAll(List<Part> parts, int atATime) throws StackException, InterruptedException {
    List<String> problems = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, atATime))) {
      List<Future<Void>> starts =
          parts.stream().map(part -> threads.submit(starting(part))).toList();
      for (Future<Void> start : starts) {
        try {
          start.get();
        } catch (ExecutionException _) {
          problems.add(StackException.sentence(start.exceptionNow()));
        }
      }
    }
    if (!problems.isEmpty()) {
      throw StackException.because(problems);
    }
  }

  private Callable<Void> starting(Part part) {
    return () -> {
      if (closing) {
        throw new ServerException("The stack is stopping.");
      }
      part.start();
      return null;
    };
  }

  /** Starts one part again, after it was stopped, killed or has died. */
  public void start(String name) throws StackException, InterruptedException {
    try {
      part(name).start();
    } catch (IOException e) {
      throw StackException.because(StackException.sentence(e));
    }
  }

  /** Asks one part to end, and waits until it has. */
  public void stop(String name) throws StackException {
    part(name).stop();
  }

  /** Ends one part with {@code kill -9}. */
  public void kill(String name) throws StackException {
    part(name).kill();
  }

  /** Stops one part and starts it again, from what the build has made meanwhile. */
  public void restart(String name) throws StackException, InterruptedException {
    stop(name);
    start(name);
  }

  /** How each part is, in the order in which they start. */
  public List<PartStatus> status() {
    return parts().map(Part::status).toList();
  }

  private Part part(String name) throws StackException {
    return parts()
        .filter(part -> part.name().equals(name))
        .findFirst()
        .orElseThrow(() -> StackException.because(unknown(name)));
  }

  private String unknown(String name) {
    return "There is no part %s; there are %s."
        .formatted(name, parts().map(Part::name).collect(Collectors.joining(", ")));
  }

  private Stream<Part> parts() {
    return Stream.concat(servers.stream(), services.stream());
  }

  /** Stops everything: first what uses the servers, then the servers. Keeps the data. */
  @Override
  public void close() {
    closing = true;
    stopAll(services);
    stopAll(servers);
  }

  private static void stopAll(List<Part> parts) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      parts.forEach(part -> threads.execute(part::stop));
    }
  }
}
