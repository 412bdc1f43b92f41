package io.assidu.bench;

import io.assidu.local.Service;
import io.assidu.local.StackException;
import io.assidu.local.client.Suite;
import io.assidu.local.story.Chain;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** New customers sign up at a fixed rate; how long until SMTP has accepted each welcome mail? */
@Command(
    name = "event-to-mail",
    description = {
      "Customers sign up, and others look at products, at a fixed rate (open loop: latency counts from"
          + " the instant each was due).",
      "Exits with 1 if a mail was lost or sent twice."
    })
final class EventToMail implements Callable<Integer> {
  private static final Duration QUIET = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration SETTLE = Duration.ofSeconds(3);
  private static final int SAMPLE = 200;

  /** How many customers look at products. */
  private static final int KNOWN = 1_000;

  @Option(
      names = "--rate",
      description = "Events a second, of all kinds. Default: ${DEFAULT-VALUE}.")
  private double rate = 200;

  @Option(
      names = "--sign-ups",
      description = {
        "The share of the events that are sign-ups: two events each, from which one mail comes."
            + " The others are customers who look at products.",
        "Default: ${DEFAULT-VALUE}; with 1 every second event is a mail."
      })
  private double share = 0.1;

  @Option(
      names = "--seconds",
      description = "How long each round measures. Default: ${DEFAULT-VALUE}.")
  private int seconds = 60;

  @Option(
      names = "--rounds",
      description =
          "How often it measures: one round on a noisy machine says little."
              + " Default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Option(
      names = "--warm-up",
      description =
          "Seconds before that in which the rate rises to the full one, for the JVMs to compile."
              + " Default: ${DEFAULT-VALUE}.")
  private int warmUp = 240;

  @Option(
      names = "--flag",
      description = "A JVM flag for every service, instead of: ${DEFAULT-VALUE}.")
  private List<String> flags =
      List.of("-XX:+UseSerialGC", "-XX:+UseCompactObjectHeaders", "-Xmx256m", "-Xss512k");

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call()
      throws IOException,
          StackException,
          InterruptedException,
          SQLException,
          ExecutionException,
          MessagingException {
    AtomicReference<@Nullable Run> current = new AtomicReference<>();
    try (SmtpSink sink = new SmtpSink((recipient, at) -> tell(current.get(), recipient, at))) {
      List<String> serviceFlags = new ArrayList<>(flags);
      serviceFlags.add("-Dassidu.channel.smtp.port=" + sink.port());
      progress("starting the stack");
      try (BenchStack stack = BenchStack.start(serviceFlags)) {
        progress("measuring what the servers can do");
        Floor floor = Floor.measure(stack.ports(), sink.port());
        progress("warming up for %d s".formatted(warmUp));
        Run warm =
            run(
                "w",
                perSecond ->
                    new Schedule(
                        Duration.ofSeconds(warmUp), perSecond, Duration.ofSeconds(warmUp / 3)),
                stack,
                current);
        progress("%d of %d mails".formatted(warm.sent().accepted(), warm.sent().arrivals()));
        List<Run> measured = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
          progress("measuring for %d s, round %d of %d".formatted(seconds, round, rounds));
          measured.add(
              run(
                  "m" + round,
                  perSecond -> Schedule.steady(perSecond, Duration.ofSeconds(seconds)),
                  stack,
                  current));
        }
        Run typical = Run.typical(measured);
        progress("reading traces");
        new Report(floor, measured, typical).print(hops(typical, stack));
        return measured.stream().allMatch(Run::exact) ? 0 : 1;
      }
    }
  }

  private static void tell(@Nullable Run run, String recipient, long at) {
    if (run != null) {
      run.mailed(recipient, at);
    }
  }

  private Run run(
      String name,
      DoubleFunction<Schedule> schedules,
      BenchStack stack,
      AtomicReference<@Nullable Run> current)
      throws InterruptedException, SQLException {
    Schedule schedule = schedules.apply(rate * share / SignUps.EVENTS);
    SignUps signUps = new SignUps(stack.address(Service.PROFILE), name, clock);
    Sent sent = new Sent(schedule.arrivals());
    Instant beganAt = clock.instant();
    long beganNanos = System.nanoTime();
    var before = Processes.cpu(stack.stack().status());
    var transactionsBefore = Transactions.soFar(stack.ports());
    Duration ownBefore = Processes.ownCpu();
    current.set(
        new Run(signUps, sent, beganAt, beganNanos, before, transactionsBefore, Duration.ZERO));
    try (Views views = views(stack, schedules)) {
      signUps.send(schedule, sent);
      awaitMails(sent);
      if (views.refusals() > 0) {
        progress("%d of %d views refused".formatted(views.refusals(), views.sent()));
      }
    }
    Duration window = Duration.ofNanos(System.nanoTime() - beganNanos);
    var used = Processes.since(before, Processes.cpu(stack.stack().status()));
    used.put("load generator and SMTP server", Processes.ownCpu().minus(ownBefore));
    Thread.sleep(SETTLE); // what comes twice comes late
    var transactions = Transactions.soFar(stack.ports());
    transactions.replaceAll(
        (service, now) -> now.minus(transactionsBefore.getOrDefault(service, now)));
    return new Run(signUps, sent, beganAt, beganNanos, used, transactions, window);
  }

  /** By the same customers again and again, beside the sign-ups. */
  private Views views(BenchStack stack, DoubleFunction<Schedule> schedules) {
    URI profileService = stack.address(Service.PROFILE);
    SignUps customers = new SignUps(profileService, "k", clock);
    return new Views(profileService, customers, KNOWN, schedules.apply(rate * (1 - share)));
  }

  /** Until all are there, or none has come for a while. */
  private static void awaitMails(Sent sent) throws InterruptedException {
    long since = System.nanoTime();
    while (sent.lost() > 0
        && System.nanoTime() - Math.max(since, sent.lastMailAt()) < QUIET.toNanos()) {
      Thread.sleep(LOOK);
    }
  }

  private Hops hops(Run run, BenchStack stack) throws IOException, InterruptedException {
    Hops hops = new Hops();
    Suite suite = new Suite(stack.ports());
    int step = Math.max(1, run.sent().arrivals() / SAMPLE);
    for (int number = 0; number < run.sent().arrivals(); number += step) {
      if (run.sent().isMailed(number)) {
        hops.add(
            Chain.of(run.signUps().customer(number), suite),
            run.instant(run.sent().dueAt(number)),
            run.instant(run.sent().mailedAt(number)));
      }
    }
    return hops;
  }

  private static void progress(String text) {
    System.err.printf("%tT %s …%n", LocalTime.now(), text);
  }
}
