package io.assidu.policy.decision;

import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The decisions of one customer's story. */
@ApplicationScoped
class DecisionTraces implements TraceSource {

  private final DecisionStore log;

  DecisionTraces(DecisionStore log) {
    this.log = log;
  }

  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return log.correlated(work, correlationId)
        .map(decisions -> decisions.stream().map(DecisionTraces::entry).toList());
  }

  private static TraceEntry entry(Decision decision) {
    String rule = decision.rule();
    String verdict = decision.verdict().name().toLowerCase(Locale.ROOT);
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("contactId", decision.contact().contactId());
    facts.put("purpose", decision.contact().purpose());
    facts.put("reasons", decision.reasons());
    facts.put("policy", decision.policyId() + "/" + decision.policyVersion());
    if (decision.forgone() != null) {
      facts.put("forgone", decision.forgone());
    }
    if (decision.consentRecordId() != null) {
      facts.put("consentRecordId", decision.consentRecordId());
    }
    return new TraceEntry(
        decision.decidedAt(),
        "decision",
        decision.decisionId().toString(),
        switch (decision.verdict()) {
          case APPROVED -> verdict + " by " + rule;
          case DEFERRED -> verdict + " until " + decision.until() + " by " + rule;
          case SUPPRESSED, UNKNOWN -> verdict + " by " + rule;
        },
        facts);
  }
}
