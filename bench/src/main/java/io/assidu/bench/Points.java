package io.assidu.bench;

import static io.assidu.bench.Markdown.number;

import io.assidu.bench.Callers.Answers;
import io.assidu.local.Port;
import io.assidu.local.Service;
import io.assidu.local.StackException;
import io.assidu.local.client.Suite;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many postings a second loyalty-service makes, beside the same by hand. */
@Command(
    name = "points",
    description = {
      "Members earn and burn over REST and earn over Kafka: in turn with the least that has to be",
      "written for it, in SQL by hand, on the same server (pgbench). Then balances are read, in an",
      "open loop. A burn asks fraud-service, as each does."
    })
final class Points implements Callable<Integer> {
  private static final double PERCENT = 100;

  /** Of a batch by hand: as many as loyalty-service takes from Kafka at a time. */
  private static final int TOGETHER = 500;

  private static final int BY_HAND_AT_ONCE = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Option(names = "--people", description = "How many members. Default: ${DEFAULT-VALUE}.")
  private int people = 20_000;

  @Option(names = "--connections", description = "Callers at once. Default: ${DEFAULT-VALUE}.")
  private int connections = 64;

  @Option(names = "--orders", description = "Orders on Kafka, a round. Default: ${DEFAULT-VALUE}.")
  private int orders = 40_000;

  @Option(names = "--seconds", description = "How long each leg lasts. Default: ${DEFAULT-VALUE}.")
  private int seconds = 10;

  @Option(
      names = "--reads",
      description = "Balances read a second in the open loop. Default: ${DEFAULT-VALUE}.")
  private int reads = 1_000;

  @Option(
      names = "--rounds",
      description =
          "How often it measures, after two rounds to warm up. Default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Option(
      names = "--flag",
      description = "A JVM flag for the services, instead of: ${DEFAULT-VALUE}.")
  private List<String> flags =
      List.of(
          "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx384m", "-Xmn200m", "-Xss512k");

  /** What is measured. */
  private enum Leg {
    BATCH("earn, Kafka"),
    EARN("earn, REST"),
    BURN("burn, REST"),
    READ("balance, REST");

    private final String title;

    Leg(String title) {
      this.title = title;
    }
  }

  /**
   * What came of one leg.
   *
   * @param byHand a second, in SQL; 0 where there is nothing to compare with
   * @param took nothing for Kafka
   */
  private record Outcome(
      double perSecond,
      double byHand,
      Latencies took,
      int refused,
      long count,
      SequencedMap<String, Duration> cpu) {

    Outcome(Answers answers, double byHand, SequencedMap<String, Duration> cpu) {
      this(
          answers.perSecond(),
          byHand,
          answers.took(),
          answers.refused(),
          answers.took().count(),
          cpu);
    }

    double ratio() {
      return byHand == 0 ? 0 : PERCENT * perSecond / byHand;
    }

    double micros(String process) {
      return cpu.getOrDefault(process, Duration.ZERO).toNanos() / 1e3 / Math.max(1, count);
    }
  }

  @Override
  public Integer call()
      throws IOException, StackException, InterruptedException, ExecutionException, SQLException {
    progress("starting the stack");
    try (BenchStack stack = BenchStack.start(flags, EnumSet.of(Service.LOYALTY, Service.FRAUD));
        People crowd = new People(stack.ports(), Clock.systemUTC(), PointsLoad.READER)) {
      progress("making %d people known".formatted(people));
      crowd.introduce(people);
      PointsFloor floor = new PointsFloor(stack, people);
      PointsLoad load = new PointsLoad(crowd);
      List<Map<Leg, Outcome>> measured = new ArrayList<>();
      for (int round = -1; round <= rounds; round++) {
        progress(round < 1 ? "warming up" : "measuring, round %d of %d".formatted(round, rounds));
        Map<Leg, Outcome> one = round(stack, floor, load);
        if (round > 0) {
          measured.add(one);
        }
      }
      print(measured);
      return measured.stream()
              .flatMap(round -> round.values().stream())
              .allMatch(outcome -> outcome.refused() == 0)
          ? 0
          : 1;
    }
  }

  private Map<Leg, Outcome> round(BenchStack stack, PointsFloor floor, PointsLoad load)
      throws IOException, StackException, InterruptedException, SQLException {
    // Tokens of client systems live for minutes, a measurement for longer.
    String token = new Suite(stack.ports()).operator().value();
    Duration leg = Duration.ofSeconds(seconds);
    Map<Leg, Outcome> outcomes = new EnumMap<>(Leg.class);
    double batches = floor.batches(orders, TOGETHER, BY_HAND_AT_ONCE);
    outcomes.put(Leg.BATCH, backlog(stack, load, batches));
    double earns = floor.earns(connections, leg);
    Callers earners = callers(stack, () -> load.earn(token));
    outcomes.put(Leg.EARN, measured(stack, earns, () -> earners.asFastAsTheyCan(leg)));
    double burns = floor.burns(connections, leg);
    Callers burners = callers(stack, () -> load.burn(token));
    outcomes.put(Leg.BURN, measured(stack, burns, () -> burners.asFastAsTheyCan(leg)));
    Callers readers = callers(stack, () -> load.balance(token));
    Schedule calm = Schedule.steady(reads, leg);
    outcomes.put(Leg.READ, measured(stack, 0, () -> readers.at(calm)));
    return outcomes;
  }

  private Callers callers(BenchStack stack, Supplier<byte[]> requests) {
    return new Callers(stack.ports().of(Port.LOYALTY_SERVICE), connections, requests);
  }

  /** Something that is sent, and what came of it. */
  @FunctionalInterface
  private interface Load {
    Answers send() throws StackException, InterruptedException, SQLException;
  }

  private static Outcome measured(BenchStack stack, double byHand, Load load)
      throws StackException, InterruptedException, SQLException {
    var before = cpu(stack);
    Answers answers = load.send();
    return new Outcome(answers, byHand, Processes.since(before, cpu(stack)));
  }

  private static SequencedMap<String, Duration> cpu(BenchStack stack) {
    var used = Processes.cpu(stack.stack().status());
    used.put("callers", Processes.ownCpu());
    return used;
  }

  /**
   * Has orders earn that come over Kafka; counts from the moment at which all stand on their topic.
   */
  private Outcome backlog(BenchStack stack, PointsLoad load, double byHand)
      throws StackException, InterruptedException, SQLException {
    try (OrderBacklog backlog = new OrderBacklog(stack)) {
      long all = backlog.earned() + orders;
      load.order(orders, Instant.now());
      var before = cpu(stack);
      long begin = System.nanoTime();
      long left = all - backlog.earned();
      backlog.awaitEarned(all, PATIENCE);
      long took = System.nanoTime() - begin;
      return new Outcome(
          left * 1e9 / took, byHand, new Latencies(), 0, left, Processes.since(before, cpu(stack)));
    }
  }

  private static void print(List<Map<Leg, Outcome>> measured) {
    Markdown out = new Markdown();
    out.header("", "a second", "by hand", "ratio %", "lowest", "highest", "p50 ms", "p99 ms");
    for (Leg leg : Leg.values()) {
      List<Outcome> outcomes = measured.stream().map(round -> round.get(leg)).toList();
      boolean compared = leg != Leg.READ;
      ToDoubleFunction<Outcome> figure =
          compared ? Outcome::ratio : outcome -> outcome.took().percentile(99);
      Outcome typical = Median.of(outcomes, figure);
      out.row(
          leg.title,
          number(typical.perSecond()),
          compared ? number(typical.byHand()) : "",
          compared ? number(typical.ratio()) : "",
          number(outcomes.stream().mapToDouble(figure).min().orElse(0)),
          number(outcomes.stream().mapToDouble(figure).max().orElse(0)),
          typical.took().count() == 0 ? "" : number(typical.took().median()),
          typical.took().count() == 0 ? "" : number(typical.took().percentile(99)));
    }
    out.line("");
    out.line("Lowest and highest: of the ratio; of the p99 for balances.");
    out.line("");
    Map<Leg, Outcome> last = measured.getLast();
    out.header(line("CPU \u00b5s each, last round", last.keySet().stream().map(leg -> leg.title)));
    for (String process : last.values().iterator().next().cpu().keySet()) {
      out.row(line(process, last.values().stream().map(one -> number(one.micros(process)))));
    }
  }

  private static String[] line(String first, Stream<String> others) {
    return Stream.concat(Stream.of(first), others).toArray(String[]::new);
  }

  private static void progress(String text) {
    System.err.printf("%tT %s \u2026%n", LocalTime.now(), text);
  }
}
