package io.assidu.loyalty.transfer;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.program.TransferLimit;
import io.assidu.loyalty.program.TransferPolicy;
import io.assidu.loyalty.risk.Freezes;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What must hold before points go from one member to another. */
@ApplicationScoped
class Conditions {

  private final TransferStore store;
  private final Freezes freezes;

  Conditions(TransferStore store, Freezes freezes) {
    this.store = store;
    this.freezes = freezes;
  }

  /**
   * Who gets points.
   *
   * @param askedFor the profile that was named
   * @param profileId the one it belongs to today: another one after a merge
   * @param accountIds none for someone who has no points yet
   */
  record Receiver(UUID askedFor, UUID profileId, Collection<UUID> accountIds) {

    static Receiver of(UUID askedFor, MemberAccount account) {
      return new Receiver(askedFor, account.profileId(), account.accountIds());
    }
  }

  /** Fails with what stands in the way on the sender's side. */
  Uni<Void> requireOfSender(Work work, TransferPolicy policy, MemberAccount sender, long points) {
    return requireThawed(
            work,
            sender.profileId(),
            LoyaltyError.ACCOUNT_FROZEN.problem("The account is frozen to protect its owner."))
        .invoke(() -> requirePoints(sender, points))
        .chain(() -> requireSent(work, policy.sent(), sender, points));
  }

  /** Fails with what stands in the way on the receiver's side. */
  Uni<Void> requireOfReceiver(
      Work work,
      TransferPolicy policy,
      TransferRequest request,
      MemberAccount sender,
      Receiver receiver) {
    String field = request.receiverField();
    if (sender.profileId().equals(receiver.profileId())) {
      throw PlatformError.INVALID_REQUEST.problem(
          field, "other", "Members pass points on to others.");
    }
    return requireThawed(
            work,
            receiver.profileId(),
            LoyaltyError.ACCOUNT_FROZEN.problem(
                field, "frozen", "The receiver's account is frozen."))
        .chain(() -> requireReceived(work, policy.received(), request, sender, receiver));
  }

  private Uni<Void> requireThawed(Work work, UUID profileId, ProblemException otherwise) {
    return freezes
        .isFrozen(work, profileId)
        .invoke(
            frozen -> {
              if (frozen) {
                throw otherwise;
              }
            })
        .replaceWithVoid();
  }

  private static void requirePoints(MemberAccount sender, long points) {
    if (points > sender.available()) {
      throw LoyaltyError.INSUFFICIENT_POINTS
          .problem("/points", "max", sender.available() + " points are available.")
          .with("available", sender.available());
    }
  }

  private Uni<Void> requireSent(
      Work work, List<TransferLimit> limits, MemberAccount sender, long points) {
    return store
        .sent(work, sender.accountIds(), sender.program().id(), starts(limits, sender.now()))
        .invoke(before -> Limits.checkSent(limits, before, points))
        .replaceWithVoid();
  }

  private Uni<Void> requireReceived(
      Work work,
      List<TransferLimit> limits,
      TransferRequest request,
      MemberAccount sender,
      Receiver receiver) {
    return store
        .received(work, receiver.accountIds(), sender.program().id(), starts(limits, sender.now()))
        .invoke(
            before ->
                Limits.checkReceived(limits, before, request.points(), request.receiverField()))
        .replaceWithVoid();
  }

  private static List<Instant> starts(List<TransferLimit> limits, Instant now) {
    return limits.stream().map(limit -> limit.per().startOf(now)).toList();
  }
}
