package io.assidu.policy.decision;

import io.assidu.platform.work.Reply;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.policy.PolicyError;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The answers that receipts are for: made just now, or read again from the decision log. */
@ApplicationScoped
class Answers {

  private final UnitOfWork units;
  private final DecisionStore log;

  Answers(UnitOfWork units, DecisionStore log) {
    this.units = units;
    this.log = log;
  }

  /** All of them; fails if one is no longer known, because its person was erased. */
  Uni<DecisionViews> to(Receipts all) {
    return decisions(all.receipts())
        .map(
            known ->
                new DecisionViews(
                    all.receipts().stream().map(receipt -> view(receipt, known)).toList()));
  }

  /** Each by itself, in their order. */
  Uni<List<Reply<DecisionView>>> toEach(List<Reply<Receipt>> replies) {
    List<Receipt> receipts = new ArrayList<>(replies.size());
    for (Reply<Receipt> reply : replies) {
      if (reply instanceof Reply.Done<Receipt>(Receipt receipt)) {
        receipts.add(receipt);
      }
    }
    return decisions(receipts)
        .map(known -> replies.stream().map(reply -> answer(reply, known)).toList());
  }

  private Uni<Map<UUID, Decision>> decisions(List<Receipt> receipts) {
    Map<UUID, Decision> known = new HashMap<>();
    List<UUID> earlier = new ArrayList<>();
    for (Receipt receipt : receipts) {
      if (receipt.decision() == null) {
        earlier.add(receipt.decisionId());
      } else {
        known.put(receipt.decisionId(), receipt.decision());
      }
    }
    if (earlier.isEmpty()) {
      return Uni.createFrom().item(known);
    }
    return units
        .run((Work work) -> log.find(work, earlier))
        .invoke(known::putAll)
        .replaceWith(known);
  }

  private static Reply<DecisionView> answer(Reply<Receipt> reply, Map<UUID, Decision> known) {
    return switch (reply) {
      case Reply.Done<Receipt>(Receipt receipt) when known.containsKey(receipt.decisionId()) ->
          new Reply.Done<>(view(receipt, known));
      case Reply.Done<Receipt> ignored -> new Reply.Refused<>(forgotten());
      case Reply.Refused<Receipt>(Throwable why) -> new Reply.Refused<>(why);
    };
  }

  private static DecisionView view(Receipt receipt, Map<UUID, Decision> known) {
    Decision decision = known.get(receipt.decisionId());
    if (decision == null) {
      throw forgotten();
    }
    return DecisionView.of(decision);
  }

  private static RuntimeException forgotten() {
    return PolicyError.UNKNOWN_DECISION.problem(
        "It was decided, and forgotten with the person it was about.");
  }
}
