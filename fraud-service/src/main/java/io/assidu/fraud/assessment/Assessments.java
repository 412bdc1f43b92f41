package io.assidu.fraud.assessment;

import io.assidu.contracts.Topics;
import io.assidu.contracts.fraud.RiskAction;
import io.assidu.contracts.fraud.RiskAssessed;
import io.assidu.contracts.fraud.SignalKind;
import io.assidu.fraud.FraudError;
import io.assidu.fraud.account.Account;
import io.assidu.fraud.account.Accounts;
import io.assidu.fraud.history.History;
import io.assidu.fraud.history.Populations;
import io.assidu.fraud.model.Models;
import io.assidu.fraud.scoring.Model;
import io.assidu.fraud.scoring.Observation;
import io.assidu.fraud.scoring.Past;
import io.assidu.fraud.scoring.Score;
import io.assidu.fraud.scoring.Scoring;
import io.assidu.fraud.scoring.Standing;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Assesses: loads what is remembered, scores, stores, and sees to the consequences. */
@ApplicationScoped
public class Assessments {

  private static final Duration CHALLENGES_COUNT_FOR = Duration.ofHours(24);

  private final Accounts accounts;
  private final History history;
  private final AssessmentStore store;
  private final Consequences consequences;
  private final Models models;
  private final Populations populations;
  private final Clock clock;
  private final MeterRegistry meters;

  Assessments(
      Accounts accounts,
      History history,
      AssessmentStore store,
      Consequences consequences,
      Models models,
      Populations populations,
      Clock clock,
      MeterRegistry meters) {
    this.accounts = accounts;
    this.history = history;
    this.store = store;
    this.consequences = consequences;
    this.models = models;
    this.populations = populations;
    this.clock = clock;
    this.meters = meters;
  }

  /** One person's assessments happen one after the other; the same question has one answer. */
  public Uni<Answer> assess(Work work, Question question) {
    Instant since = clock.instant().minus(CHALLENGES_COUNT_FOR);
    return accounts
        .lock(work, question.profileId())
        .chain(
            account ->
                store
                    .recent(work, question, account.profileId(), since)
                    .chain(recent -> answer(work, question, account, recent)));
  }

  private Uni<Answer> answer(
      Work work, Question question, Account account, List<Assessment> recent) {
    Optional<Assessment> before = recent.stream().filter(made -> isAbout(made, question)).findAny();
    if (before.isPresent()) {
      return Uni.createFrom().item(given(before.get(), account.profileId()));
    }
    return history
        .past(work, account.profileId(), question.subject().seen().at())
        .chain(seen -> score(work, question, account, past(seen, recent, account)));
  }

  private static boolean isAbout(Assessment made, Question question) {
    return question.asked()
        && question.reference() != null
        && made.subject() == question.subject().seen().kind()
        && Objects.equals(made.reference(), question.reference());
  }

  private static Answer given(Assessment before, UUID profileId) {
    if (!before.profileId().equals(profileId)) {
      throw reused();
    }
    return new Answer(before, Standing.REJECTED);
  }

  private static ProblemException reused() {
    return FraudError.REFERENCE_REUSED.problem(
        "/reference", "unique", "This reference was assessed for somebody else.");
  }

  /** What came before a release is settled: it no longer speaks against the owner. */
  private static Past past(List<Observation> seen, List<Assessment> recent, Account account) {
    Instant settled = Objects.requireNonNullElse(account.releasedAt(), Instant.MIN);
    List<Instant> challenged =
        recent.stream()
            .filter(made -> made.subject() == SignalKind.REDEMPTION_REQUESTED)
            .filter(made -> made.action() == RiskAction.CHALLENGE)
            .map(Assessment::at)
            .filter(at -> at.isAfter(settled))
            .toList();
    return new Past(seen, challenged);
  }

  private Uni<Answer> score(Work work, Question question, Account account, Past past) {
    Model model = models.current();
    Score score =
        Scoring.assess(question.subject(), past, populations.current(), model, account.frozen());
    Assessment made =
        new Assessment(
            Ids.next(),
            account.profileId(),
            question.subject().seen().kind(),
            question.reference(),
            score.points(),
            score.action(),
            score.contributions(),
            model.version(),
            clock.instant());
    publish(work, made);
    return store
        .insert(work, made, question.asked())
        .invoke(
            inserted -> {
              if (!inserted) {
                throw reused();
              }
            })
        .chain(() -> consequences.of(work, made, question.subject().seen(), account))
        .replaceWith(new Answer(made, score.standing()));
  }

  private void publish(Work work, Assessment made) {
    meters
        .counter(
            "assidu.fraud.assessments",
            "subject",
            made.subject().name().toLowerCase(Locale.ROOT),
            "action",
            made.action().name().toLowerCase(Locale.ROOT))
        .increment();
    work.emit(
        Topics.FRAUD_ASSESSMENTS,
        made.profileId().toString(),
        new RiskAssessed(
            made.assessmentId(),
            made.profileId(),
            made.subject(),
            made.reference(),
            made.score(),
            made.action(),
            made.contributions(),
            made.modelVersion(),
            made.at()));
  }
}
