package io.assidu.bench;

import static io.assidu.bench.Markdown.number;

import io.assidu.local.Service;
import io.assidu.local.StackException;
import io.assidu.local.client.Answer;
import io.assidu.local.client.Client;
import io.assidu.local.client.Suite;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long the close of a month takes. */
@Command(
    name = "close",
    description = {
      "Fills the month before this one with orders that each make a lot, over Kafka, waits until all",
      "are in the journal, and closes the month: roll-forward, tie-outs, evidence, lock."
    })
final class Close implements Callable<Integer> {
  private static final int CREATED = 201;
  private static final int UNAVAILABLE = 503;
  private static final Duration PATIENCE = Duration.ofHours(2);
  private static final double NANOS = 1e9;

  @Option(names = "--lots", description = "How many lots. Default: ${DEFAULT-VALUE}.")
  private int lots = 1_000_000;

  @Option(names = "--people", description = "Of how many members. Default: ${DEFAULT-VALUE}.")
  private int people = 50_000;

  @Option(
      names = "--flag",
      description = "A JVM flag for the service, instead of: ${DEFAULT-VALUE}.")
  private List<String> flags =
      List.of(
          "-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx384m", "-Xmn200m", "-Xss512k");

  @Override
  public Integer call()
      throws IOException, StackException, InterruptedException, ExecutionException, SQLException {
    progress("starting the stack");
    try (BenchStack stack = BenchStack.start(flags, EnumSet.of(Service.LOYALTY));
        People crowd = new People(stack.ports(), Clock.systemUTC(), PointsLoad.READER);
        OrderBacklog backlog = new OrderBacklog(stack)) {
      progress("making %d people known".formatted(people));
      crowd.introduce(people);
      YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
      Instant middle = month.atDay(15).atTime(12, 0).toInstant(ZoneOffset.UTC);
      progress("ordering %d times in %s".formatted(lots, month));
      long begin = System.nanoTime();
      new PointsLoad(crowd).order(lots, middle);
      backlog.awaitEarned(lots, PATIENCE);
      progress("waiting for the journal");
      backlog.awaitBooked();
      double filling = (System.nanoTime() - begin) / NANOS;
      progress("closing " + month);
      begin = System.nanoTime();
      close(new Suite(stack.ports()).as(Service.LOYALTY), month);
      double closing = (System.nanoTime() - begin) / NANOS;
      Markdown out = new Markdown();
      out.header("lots", "orders in the journal /s", "close, s");
      out.row("%,d".formatted(lots), number(lots / filling), number(closing));
      return 0;
    }
  }

  /** A close that takes longer than a call may is there when it is asked for again. */
  private static void close(Client loyalty, YearMonth month)
      throws IOException, InterruptedException {
    String key = UUID.randomUUID().toString();
    Answer answer;
    do {
      answer =
          loyalty
              .post(
                  "/v1/closes",
                  Map.of("program", "club", "period", month.toString()),
                  "Idempotency-Key",
                  key)
              .expect(CREATED, UNAVAILABLE);
    } while (answer.status() == UNAVAILABLE);
  }

  private static void progress(String text) {
    System.err.printf("%tT %s …%n", LocalTime.now(), text);
  }
}
