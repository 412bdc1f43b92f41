package io.assidu.bench;

import static io.assidu.bench.Markdown.number;

import io.assidu.contracts.Topics;
import io.assidu.local.Service;
import io.assidu.local.StackException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many contacts a second policy-service decides that are asked for on Kafka. */
@Command(
    name = "decisions",
    description = {
      "Puts contact requests on Kafka and counts the decisions that come of them: each counted",
      "under a cap in Redis, durable in PostgreSQL, and told on Kafka. Alone with its servers."
    })
final class Decisions implements Callable<Integer> {
  private static final double MILLIS_PER_SECOND = 1e3;
  private static final double PERCENT = 100;

  /** Until then a round's contacts are deferred, if they are to be. */
  private static final Duration WAIT = Duration.ofSeconds(45);

  @Option(
      names = "--people",
      description =
          "How many people those of a round are about, others in each. Default: ${DEFAULT-VALUE}.")
  private int people = 20_000;

  @Option(names = "--requests", description = "Requests in each round. Default: ${DEFAULT-VALUE}.")
  private int requests = 60_000;

  @Option(
      names = "--rounds",
      description =
          "How often it measures, after two rounds to warm up. Default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Option(
      names = "--deferred",
      description = {
        "All of a round wait for the same instant: counts from there on, what the deferral",
        "timer decides."
      })
  private boolean deferred;

  @Option(
      names = "--flag",
      description = "A JVM flag for the service, instead of: ${DEFAULT-VALUE}.")
  private List<String> flags =
      List.of(
          "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx384m", "-Xmn200m", "-Xss512k");

  /**
   * One backlog worked off.
   *
   * @param decided how many decisions came in {@code took}, once all requests stood on the topic
   * @param all how many came in all
   */
  private record Round(long decided, long all, Duration took, SequencedMap<String, Duration> cpu) {

    double processors() {
      return (double) total().toMillis() / Math.max(1, took.toMillis());
    }

    /** Of processor time for a decision. */
    double cpuMicros() {
      return total().toNanos() / MILLIS_PER_SECOND / decided;
    }

    double cpuMicros(String process) {
      return cpu.getOrDefault(process, Duration.ZERO).toNanos() / MILLIS_PER_SECOND / decided;
    }

    private Duration total() {
      return cpu.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    double perSecond() {
      return decided * MILLIS_PER_SECOND / Math.max(1, took.toMillis());
    }
  }

  @Override
  public Integer call()
      throws IOException, StackException, InterruptedException, ExecutionException, SQLException {
    progress("starting the stack");
    try (BenchStack stack = BenchStack.start(flags, EnumSet.of(Service.POLICY));
        People crowd = new People(stack.ports(), Clock.systemUTC(), ContactLoad.READER)) {
      List<Round> measured = new ArrayList<>();
      for (int round = -1; round <= rounds; round++) {
        progress(round < 1 ? "warming up" : "measuring, round %d of %d".formatted(round, rounds));
        Round one = round(stack, crowd);
        if (round > 0) {
          measured.add(one);
        }
      }
      progress("measuring what PostgreSQL alone takes");
      print(measured, DecisionFloor.measure(stack));
      return measured.stream().allMatch(round -> round.all() == requests) ? 0 : 1;
    }
  }

  private Round round(BenchStack stack, People crowd)
      throws InterruptedException, ExecutionException {
    crowd.introduce(people);
    long before = crowd.messages(Topics.CONTACT_DECISIONS);
    if (deferred) {
      Instant opening = Instant.now().plus(WAIT);
      new ContactLoad(crowd, Clock.systemUTC()).ask(requests, people, opening);
      before += defer(crowd, before, opening);
    } else {
      new ContactLoad(crowd, Clock.systemUTC()).ask(requests, people, null);
    }
    // What was decided while they were still being put there does not count.
    long counted = crowd.messages(Topics.CONTACT_DECISIONS);
    var cpuBefore = Processes.cpu(stack.stack().status());
    long begin = System.nanoTime();
    long end = begin;
    for (long now = counted; now < before + requests; ) {
      Thread.sleep(Duration.ofMillis(50));
      long seen = crowd.messages(Topics.CONTACT_DECISIONS);
      if (seen > now) {
        now = seen;
        end = System.nanoTime();
      } else if (System.nanoTime() - end > Duration.ofSeconds(20).toNanos()) {
        break; // the rest is lost
      }
    }
    var used = Processes.since(cpuBefore, Processes.cpu(stack.stack().status()));
    long all = crowd.messages(Topics.CONTACT_DECISIONS);
    if (all != before + requests) {
      progress("%d decisions of %d requests".formatted(all - before, requests));
    }
    return new Round(all - counted, all - before, Duration.ofNanos(end - begin), used);
  }

  /** Waits until all are deferred and their moment has come; gives how many decisions that took. */
  private long defer(People crowd, long before, Instant opening)
      throws InterruptedException, ExecutionException {
    Thread.sleep(Duration.between(Instant.now(), opening));
    long deferrals = crowd.messages(Topics.CONTACT_DECISIONS) - before;
    if (deferrals < requests) {
      progress("only %d of %d were deferred in time".formatted(deferrals, requests));
    }
    return deferrals;
  }

  private void print(List<Round> measured, DecisionFloor floor) {
    Markdown out = new Markdown();
    out.header("round", "decided", "decisions /s", "processors");
    for (int i = 0; i < measured.size(); i++) {
      Round round = measured.get(i);
      out.row(
          Integer.toString(i + 1),
          Long.toString(round.decided()),
          number(round.perSecond()),
          number(round.processors()));
    }
    Round typical =
        measured.stream()
            .sorted(Comparator.comparingDouble(Round::perSecond))
            .toList()
            .get(measured.size() / 2);
    out.line("");
    out.header("process, median round", "CPU µs a decision", "% of one core");
    typical
        .cpu()
        .forEach(
            (name, used) ->
                out.row(
                    name,
                    number(typical.cpuMicros(name)),
                    number(PERCENT * used.toMillis() / Math.max(1, typical.took().toMillis()))));
    out.row("all", number(typical.cpuMicros()), number(PERCENT * typical.processors()));
    double alone = floor.cpu().toNanos() / MILLIS_PER_SECOND;
    out.line("");
    out.line(
        "%s %% of the contacts were approved. PostgreSQL alone takes %s µs for the rows of a decision: it took %s times that, everything %s times."
            .formatted(
                number(floor.approved()),
                number(alone),
                number(typical.cpuMicros("postgres") / alone),
                number(typical.cpuMicros() / alone)));
  }

  private static void progress(String text) {
    System.err.printf("%tT %s …%n", LocalTime.now(), text);
  }
}
