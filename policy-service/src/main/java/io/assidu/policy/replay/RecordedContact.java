package io.assidu.policy.replay;

import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A contact that was asked for, with what was decided about it before the end of the period.
 *
 * @param decisions in order; never empty
 * @param released when it turned out to have reached nobody; null when it did reach somebody, or
 *     was never sent
 */
public record RecordedContact(
    ContactRequested request, List<RecordedDecision> decisions, @Nullable Instant released) {

  private static final String CANCELLED = "cancelled";

  /** The decision that made it wait for the period, if it was asked for before. */
  Optional<RecordedDecision> carriedOver(Instant from) {
    return decisions.stream()
        .filter(decision -> decision.at().isBefore(from))
        .reduce((first, second) -> second);
  }

  /** When its asker took it back, if it was still waiting then. */
  Optional<Instant> cancelled() {
    return decisions.stream()
        .filter(decision -> decision.rule().equals(CANCELLED))
        .map(RecordedDecision::at)
        .findFirst();
  }

  /** The consents as a decision at about that moment saw them; empty when none looked. */
  List<SeenConsent> consentsAt(Instant moment) {
    List<SeenConsent> seen = List.of();
    for (RecordedDecision decision : decisions) {
      boolean knowsBetter = seen.isEmpty() || !decision.at().isAfter(moment);
      if (knowsBetter && !decision.consents().isEmpty()) {
        seen = decision.consents();
      }
    }
    return seen;
  }

  /** What really became of it within the period. */
  Fate fate(Instant from) {
    List<RecordedDecision> within =
        decisions.stream().filter(decision -> !decision.at().isBefore(from)).toList();
    RecordedDecision last = within.getLast();
    return new Fate(
        last.verdict(),
        last.channel(),
        last.rule(),
        last.at(),
        within.stream()
            .filter(decision -> decision.verdict() == Verdict.DEFERRED)
            .map(RecordedDecision::rule)
            .toList());
  }
}
