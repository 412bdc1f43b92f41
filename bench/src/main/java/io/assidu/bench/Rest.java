package io.assidu.bench;

import static io.assidu.bench.Markdown.number;

import io.assidu.bench.Callers.Answers;
import io.assidu.local.PartStatus;
import io.assidu.local.Port;
import io.assidu.local.Service;
import io.assidu.local.StackException;
import io.assidu.local.client.Suite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many decisions a second client systems get over REST, beside what the framework can do. */
@Command(
    name = "rest",
    description = {
      "Client systems ask policy-service for decisions, one a call: each counted in Redis and durable",
      "in PostgreSQL. In turn with an endpoint of the same framework that checks the same token,",
      "reads the same body and does nothing. Then half the rate that was reached, in an open loop."
    })
final class Rest implements Callable<Integer> {
  @Option(
      names = "--people",
      description = "How many people they are about. Default: ${DEFAULT-VALUE}.")
  private int people = 100_000;

  @Option(names = "--connections", description = "Callers at once. Default: ${DEFAULT-VALUE}.")
  private int connections = 512;

  @Option(names = "--seconds", description = "How long each leg lasts. Default: ${DEFAULT-VALUE}.")
  private int seconds = 15;

  @Option(
      names = "--share",
      description =
          "The share of the rate reached that is asked for in the open loop. Default: ${DEFAULT-VALUE}.")
  private double share = 0.5;

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

  /** What one leg reached, and the CPU it took, by process. */
  private record Leg(Answers answers, SequencedMap<String, Duration> cpu) {

    /** Of all processes together. */
    double micros() {
      return cpu.values().stream().mapToLong(Duration::toNanos).sum()
          / 1e3
          / Math.max(1, answers.took().count());
    }
  }

  private record Round(Leg nothing, Leg decisions, Leg half, Leg calm) {

    double ratio() {
      return decisions.answers().perSecond() / nothing.answers().perSecond();
    }
  }

  @Override
  public Integer call()
      throws IOException, StackException, InterruptedException, ExecutionException {
    progress("starting the stack");
    try (BenchStack stack = BenchStack.start(flags, EnumSet.of(Service.POLICY));
        Nothing nothing = new Nothing(stack.stack().settings());
        People crowd = new People(stack.ports(), Clock.systemUTC(), ContactLoad.READER)) {
      nothing.start();
      progress("making %d people known".formatted(people));
      crowd.introduce(people);
      List<Round> measured = new ArrayList<>();
      for (int round = -1; round <= rounds; round++) {
        progress(round < 1 ? "warming up" : "measuring, round %d of %d".formatted(round, rounds));
        Round one = round(stack, nothing);
        if (round > 0) {
          measured.add(one);
        }
      }
      print(measured);
      return measured.stream().allMatch(Rest::allAnswered) ? 0 : 1;
    }
  }

  private Round round(BenchStack stack, Nothing nothing)
      throws IOException, StackException, InterruptedException {
    // Tokens of client systems live for minutes, a measurement for longer.
    String token = new Suite(stack.ports()).shop().value();
    List<PartStatus> parts = new ArrayList<>(stack.stack().status());
    parts.add(nothing.status());
    Duration leg = Duration.ofSeconds(seconds);
    Callers idlers =
        new Callers(nothing.port(), connections, () -> request("/nothing", token, people));
    Callers askers =
        new Callers(
            stack.ports().of(Port.POLICY_SERVICE),
            connections,
            () -> request("/v1/decisions", token, people));
    Leg none = leg(parts, () -> idlers.asFastAsTheyCan(leg));
    Leg all = leg(parts, () -> askers.asFastAsTheyCan(leg));
    Schedule calm = Schedule.steady(all.answers().perSecond() * share, leg);
    return new Round(
        none, all, leg(parts, () -> askers.at(calm)), leg(parts, () -> idlers.at(calm)));
  }

  @FunctionalInterface
  private interface Load {
    Answers send() throws StackException, InterruptedException;
  }

  private static Leg leg(List<PartStatus> parts, Load load)
      throws StackException, InterruptedException {
    var before = cpu(parts);
    Answers answers = load.send();
    return new Leg(answers, Processes.since(before, cpu(parts)));
  }

  private static SequencedMap<String, Duration> cpu(List<PartStatus> parts) {
    var used = Processes.cpu(parts);
    used.put("callers", Processes.ownCpu());
    return used;
  }

  private static byte[] request(String path, String token, int people) {
    UUID person = People.person(ThreadLocalRandom.current().nextInt(people));
    String body =
        """
        {"profileId":"%s","purpose":"marketing","topic":"newsletter","channels":["email"]}"""
            .formatted(person);
    String head =
        """
        POST %s HTTP/1.1\r
        Host: localhost\r
        Authorization: %s\r
        Content-Type: application/json\r
        Idempotency-Key: %s\r
        Content-Length: %d\r
        \r
        """
            .formatted(path, token, UUID.randomUUID(), body.length());
    return (head + body).getBytes(StandardCharsets.US_ASCII);
  }

  private static boolean allAnswered(Round round) {
    return round.nothing().answers().refused() == 0
        && round.decisions().answers().refused() == 0
        && round.half().answers().refused() == 0
        && round.calm().answers().refused() == 0;
  }

  private static void print(List<Round> measured) {
    Markdown out = new Markdown();
    out.header(
        "round",
        "nothing /s",
        "decisions /s",
        "ratio %",
        "p50 ms",
        "p99 ms",
        "at the share: /s",
        "p50 ms",
        "p99 ms",
        "nothing as often: p50 ms",
        "p99 ms",
        "refused");
    for (int i = 0; i < measured.size(); i++) {
      Round round = measured.get(i);
      Answers full = round.decisions().answers();
      Answers half = round.half().answers();
      out.row(
          Integer.toString(i + 1),
          number(round.nothing().answers().perSecond()),
          number(full.perSecond()),
          number(100 * round.ratio()),
          number(full.took().median()),
          number(full.took().percentile(99)),
          number(half.perSecond()),
          number(half.took().median()),
          number(half.took().percentile(99)),
          number(round.calm().answers().took().median()),
          number(round.calm().answers().took().percentile(99)),
          Integer.toString(full.refused() + half.refused()));
    }
    Round typical = Median.of(measured, Round::ratio);
    out.line("");
    out.line(
        "Ratio %s %% in the median, %s to %s."
            .formatted(
                number(100 * typical.ratio()),
                number(100 * measured.stream().mapToDouble(Round::ratio).min().orElse(0)),
                number(100 * measured.stream().mapToDouble(Round::ratio).max().orElse(0))));
    out.line("");
    out.header(
        "process, median round",
        "CPU µs a decision",
        "at the share",
        "a nothing",
        "as often as that");
    typical
        .decisions()
        .cpu()
        .keySet()
        .forEach(
            process ->
                out.row(
                    process,
                    micros(typical.decisions(), process),
                    micros(typical.half(), process),
                    micros(typical.nothing(), process),
                    micros(typical.calm(), process)));
    out.row(
        "all",
        number(typical.decisions().micros()),
        number(typical.half().micros()),
        number(typical.nothing().micros()),
        number(typical.calm().micros()));
  }

  private static String micros(Leg leg, String process) {
    Duration used = leg.cpu().getOrDefault(process, Duration.ZERO);
    return number(used.toNanos() / 1e3 / Math.max(1, leg.answers().took().count()));
  }

  private static void progress(String text) {
    System.err.printf("%tT %s …%n", LocalTime.now(), text);
  }
}
