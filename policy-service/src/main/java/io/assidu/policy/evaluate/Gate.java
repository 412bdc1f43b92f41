package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.policy.document.Exemption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The order of the gate: consent, pause, suppression, reach, risk freeze, quiet hours, caps,
 * arbitration, channel.
 *
 * <p>It opens in two halves, because what is in between, the counting, is not a pure function:
 * {@link #open} says all that can be said without counting, {@link Counting#close} the rest.
 */
public final class Gate {

  /** Whether. */
  private static final List<Rule> ADMISSION =
      List.of(
          Gate::meaningful,
          new Consent(),
          Wishes::pause,
          Restrictions::suppression,
          Restrictions::reach,
          Restrictions::freeze);

  /** When. */
  private static final List<Rule> TIMING = List.of(Timing::quietHours, Timing::sendAt);

  private static final List<Rule> RULES =
      Stream.concat(ADMISSION.stream(), TIMING.stream()).toList();

  private static final String UNAVAILABLE = "counters-unavailable";

  private Gate() {}

  /** The gate half open. */
  public sealed interface Opening {}

  /** It could be settled without counting. */
  public record Settled(Ruling ruling) implements Opening {}

  /** Nothing against it but perhaps the caps. */
  public record Counting(
      Question question,
      List<Channel> channels,
      List<Reason> before,
      List<Cap> caps,
      List<Ahead> ahead)
      implements Opening {

    /** What to ask the counters. */
    public SlotQuestion slot() {
      return new SlotQuestion(
          question.contact(),
          question.now(),
          channels,
          caps,
          ahead,
          question.exemption().isPresent());
    }

    /** How far back they must remember this person's contacts. */
    public Duration horizon() {
      return Cap.horizon(question.policy(), question.recipient());
    }

    /** The ruling, once they have answered. */
    public Ruling close(SlotAnswer answer) {
      Optional<Exemption> exemption = question.exemption();
      return exemption.isPresent() ? admitted(exemption.get(), answer) : judged(answer);
    }

    private Ruling judged(SlotAnswer answer) {
      List<Reason> reasons = new ArrayList<>(before);
      return switch (answer) {
        case SlotAnswer.Reserved(Channel channel, List<CapCount> counts) -> {
          reasons.addAll(counted().passed(counts));
          yield approved(question, channels, channel, reasons, true);
        }
        case SlotAnswer.Full(List<CapCount> counts) -> {
          reasons.addAll(counted().against(counts));
          yield suppressed(question, channels, reasons);
        }
        case SlotAnswer.Unavailable unavailable -> {
          Instant until = question.now().plus(unavailable.retryAfter());
          reasons.add(Reasons.deferred("caps", Map.of("cause", UNAVAILABLE, "until", until)));
          yield deferred(question, channels, reasons, until);
        }
      };
    }

    private Caps counted() {
      return new Caps(question, caps, ahead);
    }

    /**
     * Nobody holds it back, not even counters that are away: its place is in the log, from which
     * they are rebuilt.
     */
    private Ruling admitted(Exemption exemption, SlotAnswer answer) {
      List<Reason> reasons = new ArrayList<>(before);
      Facts facts = Facts.of("exemption", exemption.id()).and("counted", true);
      switch (answer) {
        case SlotAnswer.Reserved(Channel channel, List<CapCount> counts) ->
            reasons.addAll(counted().exempt(counts));
        case SlotAnswer.Full(List<CapCount> counts) -> reasons.addAll(counted().exempt(counts));
        case SlotAnswer.Unavailable unavailable -> facts.and("cause", UNAVAILABLE);
      }
      reasons.add(Reasons.exempt("caps", facts.map()));
      return approved(question, channels, channels.getFirst(), reasons, true);
    }
  }

  /** As far as the gate opens without counting. */
  public static Opening open(Question question) {
    List<Reason> reasons = new ArrayList<>();
    List<Channel> channels = question.channels();
    for (Rule rule : RULES) {
      Finding finding = rule.look(question, channels);
      reasons.add(finding.reason());
      switch (finding) {
        case Finding.Pass pass -> channels = pass.channels();
        case Finding.Wait wait -> {
          return new Settled(deferred(question, channels, reasons, wait.until()));
        }
        case Finding.Stop stop -> {
          return new Settled(suppressed(question, channels, reasons));
        }
      }
    }
    Optional<Exemption> exemption = question.exemption();
    if (exemption.isPresent() && exemption.get().counted()) {
      return counting(question, channels, reasons);
    }
    if (exemption.isPresent()) {
      reasons.add(Reasons.exempt("caps", exemption.get().id()));
      return new Settled(approved(question, channels, channels.getFirst(), reasons, false));
    }
    var lifted = Lifted.by(question, channels);
    if (lifted.isPresent()) {
      reasons.add(lifted.get().exempt("caps"));
      reasons.add(lifted.get().reason());
      return new Settled(
          approved(question, channels, lifted.get().channels().getFirst(), reasons, false));
    }
    return counting(question, channels, reasons);
  }

  private static Counting counting(
      Question question, List<Channel> channels, List<Reason> reasons) {
    Optional<Arbiter> arbiter = Arbiter.of(question);
    return new Counting(
        question,
        channels,
        List.copyOf(reasons),
        caps(question).map(cap -> arbiter.map(one -> one.keeping(cap)).orElse(cap)).toList(),
        arbiter.map(Arbiter::ahead).orElse(List.of()));
  }

  private static Stream<Cap> caps(Question question) {
    return Cap.of(question.policy(), question.recipient(), question.now()).stream()
        .filter(cap -> cap.covers(question.contact(), question.reached().countries()));
  }

  /** The channel on which a contact would be tried first; empty if it would not happen. */
  static Optional<Channel> likely(Question question) {
    List<Channel> channels = question.channels();
    for (Rule rule : ADMISSION) {
      if (!(rule.look(question, channels) instanceof Finding.Pass pass)) {
        return Optional.empty();
      }
      channels = pass.channels();
    }
    return Optional.of(channels.getFirst());
  }

  /** A contact whose purpose or every channel this version does not know cannot be judged. */
  private static Finding meaningful(Question question, List<Channel> channels) {
    Map<String, Object> facts =
        Facts.of("purpose", question.contact().purpose())
            .and("expiresAt", question.contact().expiresAt())
            .map();
    if (channels.isEmpty() || question.contact().purpose() == Purpose.UNKNOWN) {
      return new Finding.Stop(Reasons.suppressed("request", facts));
    }
    return question.expiredAt(question.at())
        ? new Finding.Stop(Reasons.suppressed("expired", facts))
        : new Finding.Pass(Reasons.passed("request", facts), channels);
  }

  private static Ruling approved(
      Question question,
      List<Channel> considered,
      Channel channel,
      List<Reason> reasons,
      boolean counted) {
    reasons.add(
        Reasons.passed(
            "channel",
            Facts.of("chosen", channel)
                .and("considered", considered)
                .and("preferred", Wishes.preferred(question))
                .map()));
    return new Ruling(
        Verdict.APPROVED, channel, null, reasons, consent(question, channel), counted);
  }

  private static Ruling deferred(
      Question question, List<Channel> channels, List<Reason> reasons, Instant until) {
    if (question.expiredAt(until)) {
      reasons.add(
          Reasons.suppressed(
              "expired",
              Facts.of("until", until).and("expiresAt", question.contact().expiresAt()).map()));
      return suppressed(question, channels, reasons);
    }
    return new Ruling(
        Verdict.DEFERRED, null, until, reasons, consent(question, channels.getFirst()), false);
  }

  private static Ruling suppressed(
      Question question, List<Channel> channels, List<Reason> reasons) {
    return new Ruling(
        Verdict.SUPPRESSED,
        null,
        null,
        reasons,
        channels.isEmpty() ? null : consent(question, channels.getFirst()),
        false);
  }

  private static @Nullable UUID consent(Question question, Channel channel) {
    return question.exemption().isPresent()
        ? null
        : Consent.record(question, channel).map(ConsentState::recordId).orElse(null);
  }
}
