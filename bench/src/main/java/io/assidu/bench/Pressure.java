package io.assidu.bench;

import static io.assidu.bench.Markdown.number;

import io.assidu.local.PartState;
import io.assidu.local.PartStatus;
import io.assidu.local.StackException;
import io.assidu.local.StackSettings;
import io.assidu.local.server.Directories;
import io.assidu.local.server.Durability;
import io.assidu.local.server.Ports;
import io.assidu.local.server.RedisServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the service's own code leaves of the speed of the atomic call it makes in Redis. */
@Command(
    name = "pressure",
    description = {
      "Takes slots under a cap through policy-service's own code, and the same Redis Function with",
      "the same arguments by redis-benchmark, in turn, at the same concurrency, on the same data."
    })
final class Pressure implements Callable<Integer> {
  @Option(
      names = "--people",
      description = "How many people they are about. Default: ${DEFAULT-VALUE}.")
  private int people = 20_000;

  @Option(names = "--calls", description = "Calls in each leg. Default: ${DEFAULT-VALUE}.")
  private int calls = 100_000;

  @Option(
      names = "--in-flight",
      split = ",",
      description = "Calls on their way at once, one figure after the other. Default: 1,8,50.")
  private List<Integer> concurrencies = List.of(1, 8, 50);

  @Option(
      names = "--rounds",
      description = "How often it measures, after one to warm up. Default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Option(names = "--flag", description = "A JVM flag for our side, instead of: ${DEFAULT-VALUE}.")
  private List<String> flags =
      List.of(
          "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx384m", "-Xmn200m", "-Xss512k");

  /**
   * One after the other on the same data.
   *
   * @param cpu of Redis and our process, while it was ours
   */
  private record Round(double ours, double theirs, SequencedMap<String, Duration> cpu) {

    double ratio() {
      return ours / theirs;
    }
  }

  @Override
  public Integer call() throws IOException, StackException, InterruptedException {
    StackSettings settings = StackSettings.standard();
    Path state = settings.state().resolve("bench-pressure");
    Directories.delete(state);
    int port = Ports.free(1).getFirst();
    RedisServer redis =
        new RedisServer(
            new RedisServer.Settings(
                settings.checkout().cache(),
                state.resolve("redis"),
                state.resolve("redis.log"),
                port,
                Durability.DISK));
    RedisBenchmark benchmark = RedisBenchmark.find(port, people);
    try (redis) {
      redis.start();
      try (PressureClient client =
          PressureClient.start(settings.checkout().root(), flags, port, people)) {
        List<PartStatus> parts =
            List.of(part("redis", redis.process().orElseThrow()), part("ours", client.process()));
        Markdown out = new Markdown();
        out.header(
            "in flight",
            "redis-benchmark /s",
            "ours /s",
            "ratio %",
            "lowest %",
            "highest %",
            "CPU µs a call: ours",
            "redis");
        for (int inFlight : concurrencies) {
          measure(inFlight, benchmark, client, parts, out);
        }
      }
    }
    Directories.delete(state.resolve("redis"));
    return 0;
  }

  private void measure(
      int inFlight,
      RedisBenchmark benchmark,
      PressureClient client,
      List<PartStatus> parts,
      Markdown out)
      throws IOException, StackException, InterruptedException {
    List<Round> measured = new ArrayList<>();
    for (int round = 0; round <= rounds; round++) {
      System.err.printf(
          "%tT %d in flight, round %d of %d …%n", LocalTime.now(), inFlight, round, rounds);
      client.prepare();
      double theirs = benchmark.perSecond(inFlight, calls, client.question());
      client.prepare();
      var before = Processes.cpu(parts);
      double ours = client.perSecond(inFlight, calls);
      if (round > 0) {
        measured.add(new Round(ours, theirs, Processes.since(before, Processes.cpu(parts))));
      }
    }
    Round typical = Median.of(measured, Round::ratio);
    out.row(
        Integer.toString(inFlight),
        number(typical.theirs()),
        number(typical.ours()),
        number(100 * typical.ratio()),
        number(100 * measured.stream().mapToDouble(Round::ratio).min().orElseThrow()),
        number(100 * measured.stream().mapToDouble(Round::ratio).max().orElseThrow()),
        micros(typical, "ours"),
        micros(typical, "redis"));
  }

  private String micros(Round round, String process) {
    Duration used = round.cpu().getOrDefault(process, Duration.ZERO);
    return number(used.toNanos() / 1e3 / calls);
  }

  private static PartStatus part(String name, ProcessHandle process) {
    return new PartStatus(name, PartState.READY, "", process.pid(), 0, null);
  }
}
