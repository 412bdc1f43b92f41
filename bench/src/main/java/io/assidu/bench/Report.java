package io.assidu.bench;

import static io.assidu.bench.Markdown.number;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

/** What {@code event-to-mail} found, in Markdown. */
final class Report {
  private static final double MILLIS_PER_SECOND = 1e3;

  private final Markdown out = new Markdown();
  private final Floor floor;
  private final List<Run> rounds;
  private final Run run;
  private final Sent sent;

  /**
   * @param typical the round that is told in full
   */
  Report(Floor floor, List<Run> rounds, Run typical) {
    this.floor = floor;
    this.rounds = rounds;
    this.run = typical;
    this.sent = typical.sent();
  }

  void print(Hops hops) {
    machine();
    rounds();
    out.line("");
    out.line("The round with the median p99:");
    out.line("");
    outcome();
    latency();
    out.line("");
    way(hops);
    out.line("");
    processes();
    out.line("");
    databases();
  }

  private void machine() {
    out.line(
        "%d processors, JDK %s, load average of the last minute %s"
            .formatted(
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                number(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())));
    out.line("");
  }

  private void rounds() {
    out.header(
        "event → mail, ms", "p50", "p90", "p99", "max", "mails", "lost", "twice", "processors");
    for (int round = 0; round < rounds.size(); round++) {
      Run one = rounds.get(round);
      Latencies toMail = one.sent().toMail();
      out.row(
          "round " + (round + 1),
          number(toMail.median()),
          number(toMail.percentile(90)),
          number(toMail.percentile(99)),
          number(toMail.percentile(100)),
          count(one.sent().accepted()),
          count(one.sent().lost()),
          count(one.sent().duplicates()),
          number(one.processors()));
    }
  }

  private void outcome() {
    out.header("sign-ups", "refused", "mails", "lost", "twice", "sign-ups /s", "mails /s");
    out.row(
        count(sent.arrivals()),
        count(sent.refusals()),
        count(sent.accepted()),
        count(sent.lost()),
        count(sent.duplicates()),
        number(sent.offered()),
        number(sent.throughput()));
    out.line("");
  }

  private void latency() {
    double limit = floor.eventToMail();
    out.header("ms", "p50", "p90", "p99", "max", "p50 / limit");
    latency("due → mail accepted by SMTP", sent.toMail(), limit);
    latency("due → event durable (HTTP 200)", sent.answers(), floor.commit().median());
    out.line("");
    out.header("the servers alone, ms", "p50", "p99");
    limit("PostgreSQL: commit on this disk", floor.commit());
    limit("Kafka: producer to consumer", floor.trip());
    limit("SMTP: one mail", floor.mail());
    out.row(
        "limit: %d commits + %d trips + 1 mail".formatted(Floor.COMMITS, Floor.TRIPS),
        number(limit),
        "");
  }

  private void latency(String name, Latencies latencies, double limit) {
    out.row(
        name,
        number(latencies.median()),
        number(latencies.percentile(90)),
        number(latencies.percentile(99)),
        number(latencies.percentile(100)),
        number(latencies.median() / limit));
  }

  private void limit(String name, Latencies latencies) {
    out.row(name, number(latencies.median()), number(latencies.percentile(99)));
  }

  private void way(Hops hops) {
    out.header("leg, ms", "p50", "p99", "of");
    hops.legs()
        .forEach(
            (name, leg) ->
                out.row(
                    name,
                    number(leg.median()),
                    number(leg.percentile(99)),
                    Long.toString(leg.count())));
  }

  private void processes() {
    double seconds = run.window().toMillis() / MILLIS_PER_SECOND;
    out.header("process", "CPU ms a mail", "% of one core");
    run.cpu().forEach((name, used) -> process(name, used, seconds));
    process("all", run.cpu().values().stream().reduce(Duration.ZERO, Duration::plus), seconds);
  }

  private void process(String name, Duration used, double seconds) {
    out.row(
        name,
        number((double) used.toMillis() / Math.max(1, sent.accepted())),
        number(used.toMillis() / MILLIS_PER_SECOND / seconds * 100));
  }

  private void databases() {
    double mails = Math.max(1, sent.accepted());
    out.header("database of", "commits a mail", "rollbacks a mail");
    run.transactions()
        .forEach(
            (service, seen) ->
                out.row(
                    service.module(),
                    number(seen.committed() / mails),
                    number(seen.rolledBack() / mails)));
  }

  private static String count(int value) {
    return Integer.toString(value);
  }
}
