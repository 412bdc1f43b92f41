package io.assidu.policy.pressure;

import io.assidu.contracts.contact.Channel;
import io.assidu.policy.PolicyConfig;
import io.assidu.policy.evaluate.CapCount;
import io.assidu.policy.evaluate.SlotAnswer;
import io.assidu.policy.evaluate.SlotQuestion;
import io.assidu.policy.recipient.Recipient;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes slots under the caps: one atomic Redis Function call a decision.
 *
 * <p>Redis is fast, the decision log is true. Each person's counters carry the revision that the
 * database had when they were last right. Whoever decides holds the person's row, so no decision of
 * theirs is in flight, and brings the revision along: counters that were lost, that come from an
 * old backup or a replica that lagged, or that hold a slot whose decision never became durable,
 * carry another number. Then they are rebuilt from the log, for this person, within this decision.
 */
@ApplicationScoped
public class Pressure {

  private static final Logger LOG = Logger.getLogger(Pressure.class);
  private static final String STALE = "stale";
  private static final String RESERVED = "reserved";

  private final PressureFunctions functions;
  private final PolicyConfig.Pressure config;
  private final MeterRegistry meters;
  private final AtomicLong leftAloneUntil = new AtomicLong(System.nanoTime());

  Pressure(PressureFunctions functions, PolicyConfig config, MeterRegistry meters) {
    this.functions = functions;
    this.config = config.pressure();
    this.meters = meters;
  }

  /**
   * Takes a slot if all caps leave room. The person's row must be locked, and the transaction that
   * makes the decision durable gives them the revision {@code next}.
   *
   * @param horizon the longest window of the policy
   * @param next never used before
   */
  public Uni<SlotAnswer> reserve(
      Recipient person, SlotQuestion question, Duration horizon, UUID next, History history) {
    return ask(PressureFunctions.RESERVE, new Ask(person, question, horizon, next, history));
  }

  /** What {@link #reserve} would answer now; nothing is taken, no lock is needed. */
  public Uni<SlotAnswer> look(
      Recipient person, SlotQuestion question, Duration horizon, History history) {
    return ask(
        PressureFunctions.LOOK,
        new Ask(person, question, horizon, question.contact().contactId(), history));
  }

  /** Removes a person's counters; for one who is erased. Where Redis is away, they expire. */
  public Uni<Void> forget(UUID profileId) {
    return functions
        .forget(profileId)
        .onFailure()
        .invoke(this::leaveAlone)
        .onFailure()
        .recoverWithNull();
  }

  /** Whether Redis answered when it was last asked. */
  public boolean available() {
    return System.nanoTime() - leftAloneUntil.get() >= 0;
  }

  private record Ask(
      Recipient person, SlotQuestion question, Duration horizon, UUID next, History history) {

    WireQuestion knowing(@Nullable Map<UUID, Slot> slots) {
      return WireQuestion.of(question, person.slots(), next, horizon, slots);
    }
  }

  private Uni<SlotAnswer> ask(String function, Ask ask) {
    SlotAnswer unavailable = new SlotAnswer.Unavailable(config.retryAfter());
    if (!available()) {
      return Uni.createFrom().item(unavailable);
    }
    // Who was never counted has nothing to be remembered, in Redis or in the log.
    Map<UUID, Slot> known = ask.person().slots() == null ? Map.of() : null;
    return call(function, ask, known)
        .chain(answer -> isStale(answer) ? rebuild(function, ask) : Uni.createFrom().item(answer))
        .map(answer -> answer == null ? unavailable : read(answer));
  }

  private Uni<@Nullable Response> rebuild(String function, Ask ask) {
    meters.counter("assidu.policy.pressure.rebuilds").increment();
    return ask.history()
        .after(ask.question().at().minus(ask.horizon()))
        .chain(slots -> call(function, ask, slots));
  }

  private Uni<@Nullable Response> call(String function, Ask ask, @Nullable Map<UUID, Slot> slots) {
    return functions
        .call(function, ask.person().profileId(), ask.knowing(slots))
        .onFailure()
        .recoverWithItem(this::leaveAlone);
  }

  private static boolean isStale(@Nullable Response answer) {
    return answer != null && status(answer).equals(STALE);
  }

  private @Nullable Response leaveAlone(Throwable failure) {
    leftAloneUntil.set(System.nanoTime() + config.pause().toNanos());
    meters.counter("assidu.policy.pressure.failures").increment();
    LOG.warnf("Redis cannot count: what must be counted is deferred (%s)", failure);
    return null;
  }

  private static SlotAnswer read(Response answer) {
    boolean reserved = status(answer).equals(RESERVED);
    int first = reserved ? 2 : 1;
    List<CapCount> counts =
        IntStream.range(first, answer.size()).mapToObj(i -> count(answer.get(i))).toList();
    return reserved
        ? new SlotAnswer.Reserved(channel(answer.get(1)), counts)
        : new SlotAnswer.Full(counts);
  }

  private static String status(Response answer) {
    return answer.get(0).toString();
  }

  private static CapCount count(Response count) {
    long freeAt = count.get(4).toLong();
    return new CapCount(
        count.get(0).toString(),
        channel(count.get(1)),
        count.get(2).toInteger(),
        count.get(3).toInteger(),
        freeAt == 0 ? null : Instant.ofEpochMilli(freeAt));
  }

  private static Channel channel(Response name) {
    return Channel.valueOf(name.toString());
  }
}
