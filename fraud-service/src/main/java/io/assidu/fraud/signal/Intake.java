package io.assidu.fraud.signal;

import io.assidu.contracts.fraud.RiskSignal;
import io.assidu.contracts.fraud.SignalKind;
import io.assidu.fraud.assessment.Answer;
import io.assidu.fraud.assessment.Assessments;
import io.assidu.fraud.assessment.Question;
import io.assidu.fraud.geo.Client;
import io.assidu.fraud.geo.Observer;
import io.assidu.fraud.history.History;
import io.assidu.fraud.history.Remembered;
import io.assidu.fraud.profile.Profiles;
import io.assidu.fraud.scoring.Observation;
import io.assidu.fraud.scoring.Standing;
import io.assidu.fraud.scoring.Subject;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes a signal in, wherever it came from: remembers it once, and assesses what may be a theft.
 */
@ApplicationScoped
class Intake {

  private final Profiles profiles;
  private final Observer observer;
  private final History history;
  private final Assessments assessments;

  Intake(Profiles profiles, Observer observer, History history, Assessments assessments) {
    this.profiles = profiles;
    this.observer = observer;
    this.history = history;
    this.assessments = assessments;
  }

  Uni<Void> take(Work work, RiskSignal signal) {
    Observation seen = observer.observe(signal.kind(), signal.occurredAt(), client(signal));
    return whom(work, signal)
        .chain(
            profile ->
                history
                    .remember(work, remembered(signal, profile.orElse(null), seen))
                    .chain(
                        isNew ->
                            isNew && profile.isPresent() && isWorthAssessing(signal)
                                ? assess(work, profile.get(), signal, seen)
                                : Uni.createFrom().voidItem()));
  }

  private Uni<Optional<UUID>> whom(Work work, RiskSignal signal) {
    if (signal.profileId() != null) {
      return profiles.surviving(work, signal.profileId()).map(Optional::of);
    }
    return signal.identifier() == null
        ? Uni.createFrom().item(Optional.empty())
        : profiles.resolve(work, signal.identifier());
  }

  private Uni<Void> assess(Work work, UUID profileId, RiskSignal signal, Observation seen) {
    Question question = new Question(profileId, new Subject(seen, null), signal.sessionId(), false);
    return assessments
        .assess(work, question)
        .chain(
            answer ->
                isLogin(signal.kind())
                    ? settle(work, signal, answer)
                    : Uni.createFrom().voidItem());
  }

  private Uni<Void> settle(Work work, RiskSignal signal, Answer answer) {
    String session = signal.sessionId();
    boolean vouches =
        signal.kind() == SignalKind.STEP_UP_SUCCEEDED && answer.standing() == Standing.TRUSTED;
    return history
        .settle(work, signal.signalId(), answer.standing())
        .chain(
            () ->
                vouches && session != null
                    ? history.vouch(work, answer.made().profileId(), session)
                    : Uni.createFrom().voidItem());
  }

  private static Client client(RiskSignal signal) {
    return new Client(
        signal.ip(),
        signal.country(),
        signal.userAgent(),
        signal.deviceId(),
        signal.sessionId(),
        text(signal, "acr"));
  }

  private static Remembered remembered(
      RiskSignal signal, @Nullable UUID profileId, Observation seen) {
    return new Remembered(
        signal.signalId(),
        profileId,
        signal.identifier(),
        signal.source(),
        seen,
        text(signal, "previousEmail"));
  }

  private static @Nullable String text(RiskSignal signal, String detail) {
    return signal.details().get(detail) instanceof String text ? text : null;
  }

  private static boolean isLogin(SignalKind kind) {
    return kind == SignalKind.LOGIN_SUCCEEDED || kind == SignalKind.STEP_UP_SUCCEEDED;
  }

  /** Logins, and changes that somebody makes at a screen; what systems report has nobody at it. */
  private static boolean isWorthAssessing(RiskSignal signal) {
    return switch (signal.kind()) {
      case LOGIN_SUCCEEDED, STEP_UP_SUCCEEDED -> true;
      case EMAIL_CHANGED, PHONE_CHANGED, PASSWORD_CHANGED -> client(signal).tellsAnything();
      case LOGIN_FAILED, STEP_UP_FAILED, REDEMPTION_REQUESTED, UNKNOWN -> false;
    };
  }
}
