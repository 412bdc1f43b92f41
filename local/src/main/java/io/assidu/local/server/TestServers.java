package io.assidu.local.server;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL, Redis, Kafka and an SMTP inbox for a test run, as one child process of the test JVM:
 *
 * <pre>java -Xmx256m -XX:+UseSerialGC -cp local/target/classes:local/target/lib/* \
 *     io.assidu.local.server.TestServers</pre>
 *
 * It prints one line, {@code READY
 * {"host":…,"postgres":…,"redis":…,"kafka":…,"smtp":…,"inboxApi":…}} with the ports, or {@code
 * FAILED} and why. It runs until its standard input ends, which the kernel sees to when the parent
 * dies, and leaves neither process nor file behind. What the servers log goes to standard error
 * and, while it runs, to the temporary directory.
 */
public final class TestServers {
  private static final int PORTS = 6;

  private TestServers() {}

  /** Takes no arguments. */
  public static void main(String[] args) throws IOException {
    // Standard output belongs to the parent: whoever else prints does so on standard error.
    PrintStream parent = System.out;
    System.setOut(System.err);
    LoggerFactory.getILoggerFactory(); // before the servers' threads race for it, and complain
    Path directory = Files.createTempDirectory("assidu-test-");
    // PostgreSQL may have to run as another user, who passes through here to what is its own.
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
    Leash.delete(directory);
    List<Integer> ports = Ports.free(PORTS);
    List<Server> servers = servers(directory, ports);
    try {
      startAll(servers);
      parent.println("READY " + JsonMapper.builder().build().writeValueAsString(view(ports)));
      parent.flush();
      System.in.transferTo(PrintStream.nullOutputStream());
    } catch (IOException | ExecutionException | InterruptedException e) {
      e.printStackTrace();
      printLogs(directory);
      parent.println("FAILED " + (e.getCause() == null ? e : e.getCause()));
      parent.flush();
    }
    // Nobody needs the data again, so nothing is shut down with care: the leash stops the children
    // and deletes the directory.
    Runtime.getRuntime().halt(0);
  }

  private static List<Server> servers(Path directory, List<Integer> ports) {
    Path cache = Checkout.find().cache();
    return List.of(
        new PostgresServer(
            new PostgresServer.Settings(
                cache,
                directory.resolve("postgres"),
                directory.resolve("postgres.log"),
                ports.get(0),
                Durability.NONE,
                List.of())),
        new RedisServer(
            new RedisServer.Settings(
                cache,
                directory.resolve("redis"),
                directory.resolve("redis.log"),
                ports.get(1),
                Durability.NONE)),
        new KafkaServer(
            new KafkaServer.Settings(directory.resolve("kafka"), ports.get(2), ports.get(3), true)),
        new SmtpInbox(
            new SmtpInbox.Settings(directory.resolve("mail"), ports.get(4), ports.get(5))));
  }

  private static void startAll(List<Server> servers)
      throws InterruptedException, ExecutionException {
    // Not closed: it would wait for a start that hangs when another has already failed.
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    List<Future<Void>> starts =
        servers.stream()
            .map(
                server ->
                    threads.submit(
                        (Callable<Void>)
                            () -> {
                              server.start();
                              return null;
                            }))
            .toList();
    for (Future<Void> start : starts) {
      start.get();
    }
  }

  /** They are about to be deleted. */
  private static void printLogs(Path directory) throws IOException {
    try (DirectoryStream<Path> logs = Files.newDirectoryStream(directory, "*.log")) {
      for (Path log : logs) {
        System.err.println("--- " + log.getFileName());
        Files.copy(log, System.err);
      }
    }
  }

  private static SequencedMap<String, Object> view(List<Integer> ports) {
    SequencedMap<String, Object> view = new LinkedHashMap<>();
    view.put("host", Server.HOST);
    view.put("postgres", ports.get(0));
    view.put("redis", ports.get(1));
    view.put("kafka", ports.get(2));
    view.put("smtp", ports.get(4));
    view.put("inboxApi", ports.get(5));
    view.put("user", PostgresServer.USER);
    view.put("password", PostgresServer.PASSWORD);
    return view;
  }
}
