package io.assidu.policy.decision;

import io.assidu.contracts.contact.ContactRequested;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.assidu.policy.evaluate.Competition;
import io.assidu.policy.evaluate.Gate;
import io.assidu.policy.evaluate.Question;
import io.assidu.policy.evaluate.Ruling;
import io.assidu.policy.pressure.Pressure;
import io.assidu.policy.recipient.Recipient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One contact about to be decided: everything that is settled before the gate opens. */
record Hearing(
    Work work,
    UUID decisionId,
    Recipient person,
    ContactRequested request,
    InForce inForce,
    Competition competition,
    Instant now) {

  private static final int NANOS_A_MICRO = 1_000;

  /**
   * @param now is cut to milliseconds, as the counters have it: the log and they must not disagree
   *     at the edges of a window
   */
  static Hearing of(
      Work work,
      Recipient person,
      ContactRequested request,
      InForce inForce,
      Competition competition,
      Instant now) {
    return new Hearing(
        work,
        Ids.next(),
        person,
        person.mayBeKept(request),
        inForce,
        competition,
        now.truncatedTo(ChronoUnit.MILLIS));
  }

  Question question() {
    return new Question(
        inForce.policy().document(), request, person, now, inForce.overrides(), competition);
  }

  /** What the counters are asked for it. */
  Pressure.Claim claim(Gate.Counting counting) {
    return new Pressure.Claim(person, counting.slot(), counting.horizon(), decisionId);
  }

  Decision decision(Ruling ruling) {
    return new Decision(
        decisionId,
        person.profileId(),
        request,
        ruling.verdict(),
        ruling.channel(),
        kept(ruling.until()),
        Reasons.of(ruling.reasons()),
        inForce.policy().id(),
        inForce.policy().version(),
        ruling.consentRecordId(),
        work.correlationId(),
        now);
  }

  /** As exact as the log keeps it, and no earlier. */
  private static @Nullable Instant kept(@Nullable Instant until) {
    return until == null || until.getNano() % NANOS_A_MICRO == 0
        ? until
        : until.truncatedTo(ChronoUnit.MICROS).plus(1, ChronoUnit.MICROS);
  }
}
