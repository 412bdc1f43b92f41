package io.assidu.policy.pressure;

import io.assidu.policy.PolicyConfig;
import io.assidu.policy.evaluate.SlotAnswer;
import io.assidu.policy.evaluate.SlotQuestion;
import io.assidu.policy.recipient.Recipient;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
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
   * One contact of one person that asks for a slot.
   *
   * @param horizon the longest window of the policy
   * @param next names the change if a slot is taken; never used before
   */
  public record Claim(Recipient person, SlotQuestion question, Duration horizon, UUID next) {

    PressureFunctions.Call knowing(@Nullable Map<UUID, Slot> slots) {
      return new PressureFunctions.Call(
          person.profileId(), WireQuestion.of(question, person.slots(), next, horizon, slots));
    }

    /** Who was never counted has nothing to be remembered, in Redis or in the log. */
    PressureFunctions.Call trusting() {
      return knowing(person.slots() == null ? Map.of() : null);
    }

    Instant since() {
      return question.at().minus(horizon);
    }
  }

  /**
   * Takes a slot for each claim if all caps leave room: one atomic call each, all of them on their
   * way at once. No two are about one person; their rows must be locked, and the transaction that
   * makes the decisions durable gives each the revision {@code next}.
   *
   * @return in the order of the claims
   */
  public Uni<List<SlotAnswer>> reserve(List<Claim> claims, History history) {
    return claims.isEmpty()
        ? Uni.createFrom().item(List.of())
        : ask(PressureFunctions.RESERVE, claims, history);
  }

  /** What {@link #reserve} would answer now; nothing is taken, no lock is needed. */
  public Uni<SlotAnswer> look(Claim claim, History history) {
    return ask(PressureFunctions.LOOK, List.of(claim), history).map(List::getFirst);
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

  private Uni<List<SlotAnswer>> ask(String function, List<Claim> claims, History history) {
    if (!available()) {
      return Uni.createFrom().item(unavailable(claims));
    }
    return functions
        .call(function, claims.stream().map(Claim::trusting).toList())
        .chain(answers -> rebuilt(function, claims, history, answers))
        .map(answers -> read(claims, answers))
        .onFailure(PressureFunctions.Away.class)
        .recoverWithItem(
            away -> {
              leaveAlone(away);
              return unavailable(claims);
            });
  }

  private List<SlotAnswer> unavailable(List<Claim> claims) {
    return Collections.nCopies(claims.size(), new SlotAnswer.Unavailable(config.retryAfter()));
  }

  /** The same answers, but those of stale counters are given again by what the log says. */
  private Uni<List<WireAnswer>> rebuilt(
      String function, List<Claim> claims, History history, List<WireAnswer> answers) {
    List<Claim> stale = new ArrayList<>();
    for (int i = 0; i < claims.size(); i++) {
      if (answers.get(i).isStale()) {
        stale.add(claims.get(i));
      }
    }
    if (stale.isEmpty()) {
      return Uni.createFrom().item(answers);
    }
    meters.counter("assidu.policy.pressure.rebuilds").increment(stale.size());
    Instant since = stale.stream().map(Claim::since).min(Instant::compareTo).orElseThrow();
    return history
        .after(stale.stream().map(claim -> claim.person().profileId()).toList(), since)
        .chain(
            slots ->
                functions.call(
                    function,
                    stale.stream()
                        .map(
                            claim ->
                                claim.knowing(
                                    slots.getOrDefault(claim.person().profileId(), Map.of())))
                        .toList()))
        .map(
            again -> {
              Iterator<WireAnswer> next = again.iterator();
              return answers.stream()
                  .map(answer -> answer.isStale() ? next.next() : answer)
                  .toList();
            });
  }

  private static List<SlotAnswer> read(List<Claim> claims, List<WireAnswer> answers) {
    return IntStream.range(0, claims.size())
        .mapToObj(i -> answers.get(i).to(claims.get(i).question()))
        .toList();
  }

  private void leaveAlone(Throwable failure) {
    leftAloneUntil.set(System.nanoTime() + config.pause().toNanos());
    meters.counter("assidu.policy.pressure.failures").increment();
    LOG.warnf("Redis cannot count: what must be counted is deferred (%s)", failure);
  }
}
