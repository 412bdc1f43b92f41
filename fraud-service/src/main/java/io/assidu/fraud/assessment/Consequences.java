package io.assidu.fraud.assessment;

import io.assidu.fraud.account.Account;
import io.assidu.fraud.account.Accounts;
import io.assidu.fraud.alert.AlertCause;
import io.assidu.fraud.alert.Alerts;
import io.assidu.fraud.history.History;
import io.assidu.fraud.scoring.Observation;
import io.assidu.fraud.scoring.Software;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What follows from an assessment besides its answer. */
@ApplicationScoped
class Consequences {

  private final Accounts accounts;
  private final Alerts alerts;
  private final History history;

  Consequences(Accounts accounts, Alerts alerts, History history) {
    this.accounts = accounts;
    this.alerts = alerts;
    this.history = history;
  }

  Uni<Void> of(Work work, Assessment made, Observation seen, Account account) {
    return switch (made.action()) {
      case CHALLENGE, HOLD, BLOCK -> alerts.challenged(work, cause(made, seen));
      case FREEZE ->
          account.frozen() ? Uni.createFrom().voidItem() : freeze(work, made, cause(made, seen));
      case ALLOW, UNKNOWN -> Uni.createFrom().voidItem();
    };
  }

  private Uni<Void> freeze(Work work, Assessment made, AlertCause cause) {
    return alerts
        .frozen(work, cause)
        .chain(alertId -> accounts.freeze(work, made.profileId(), alertId, made.assessmentId()))
        .chain(() -> history.disown(work, made.profileId()));
  }

  private static AlertCause cause(Assessment made, Observation seen) {
    return new AlertCause(
        made.profileId(),
        made.assessmentId(),
        made.subject(),
        made.score(),
        made.action(),
        made.contributions(),
        seen.userAgent() == null ? "" : Software.of(seen.userAgent()).name(),
        seen.place() == null ? "" : seen.place().country());
  }
}
