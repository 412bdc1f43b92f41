package io.assidu.loyalty.earning;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.points.Lot;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes orders that client systems bring themselves, and says what they earned. */
@ApplicationScoped
class EarningDesk {

  private final Earning earning;
  private final EarningStore store;
  private final Persons persons;
  private final Programs programs;
  private final Ledger ledger;
  private final UnitOfWork unitOfWork;
  private final Clock clock;

  EarningDesk(
      Earning earning,
      EarningStore store,
      Persons persons,
      Programs programs,
      Ledger ledger,
      UnitOfWork unitOfWork,
      Clock clock) {
    this.earning = earning;
    this.store = store;
    this.persons = persons;
    this.programs = programs;
    this.ledger = ledger;
    this.unitOfWork = unitOfWork;
    this.clock = clock;
  }

  Uni<EarningView> take(Work work, EarningRequest request) {
    requireSound(request);
    return programs
        .current(work, request.program() == null ? Programs.DEFAULT : request.program())
        .chain(program -> take(work, request, program));
  }

  private Uni<EarningView> take(Work work, EarningRequest request, ProgramVersion program) {
    if (!request.currency().equals(program.program().currency())) {
      throw LoyaltyError.WRONG_CURRENCY.problem(
          "/currency", "program", "The program is kept in " + program.program().currency() + ".");
    }
    Told told = new Told(request.event(clock.instant()), here -> {});
    return persons
        .findAll(work, Set.of(request.profileId()))
        .chain(
            known ->
                requireKnown(work, request.profileId(), !known.isEmpty())
                    .chain(() -> earning.take(work, List.of(told), known, List.of(program))))
        .chain(() -> view(work, program, request.orderId()))
        .map(view -> view.orElseThrow(() -> nothing(request)))
        .call(view -> requireTheirs(work, request, program, view));
  }

  private static RuntimeException nothing(EarningRequest request) {
    return request.status() == EarningRequest.Status.CANCELLED
        ? LoyaltyError.UNKNOWN_ORDER.problem(
            "An order that was cancelled before it was completed earns nothing.")
        : LoyaltyError.UNKNOWN_MEMBER.problem("Whose order it is was erased.");
  }

  /** Nobody is told of somebody else's order, nor is it refunded: all of it is undone. */
  private Uni<Void> requireTheirs(
      Work work, EarningRequest request, ProgramVersion program, EarningView view) {
    return ledger
        .look(work, request.profileId(), program)
        .invoke(
            member -> {
              if (member.isEmpty() || !member.get().profileId().equals(view.profileId())) {
                throw LoyaltyError.FOREIGN_ORDER.problem(
                    "/orderId", "owner", "The order was taken in for another member.");
              }
            })
        .replaceWithVoid();
  }

  private Uni<Void> requireKnown(Work work, UUID profileId, boolean known) {
    return ledger
        .gone(work, Set.of(profileId))
        .invoke(
            gone -> {
              if (!known && gone.isEmpty()) {
                throw LoyaltyError.UNKNOWN_MEMBER.problem("No profile " + profileId + " is known.");
              }
            })
        .replaceWithVoid();
  }

  private static void requireSound(EarningRequest request) {
    BigDecimal refunded = request.refunded();
    if (refunded != null && refunded.compareTo(request.total()) > 0) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/refunded", "max", "No more than the total can be refunded.");
    }
  }

  /** What the order would earn, by doing it and undoing all of it. */
  Uni<EarningView> preview(EarningRequest request) {
    return unitOfWork
        .<EarningView>run(
            work ->
                take(work, request)
                    .map(
                        view -> {
                          throw new Undo(view);
                        }))
        .onFailure(Undo.class)
        .recoverWithItem(undo -> ((Undo) undo).view);
  }

  /** Ends a preview's transaction without a trace. */
  private static final class Undo extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient EarningView view;

    Undo(EarningView view) {
      super("a preview leaves nothing behind", null, false, false);
      this.view = view;
    }
  }

  Uni<EarningView> get(Work work, String programId, String orderId) {
    return programs
        .current(work, programId)
        .chain(program -> view(work, program, orderId))
        .map(
            view ->
                view.orElseThrow(
                    () -> LoyaltyError.UNKNOWN_ORDER.problem("No order " + orderId + " earned.")));
  }

  private Uni<Optional<EarningView>> view(Work work, ProgramVersion program, String orderId) {
    return store
        .findAll(work, program.id(), Set.of(orderId))
        .chain(
            (Map<String, EarningStore.Entry> found) -> {
              EarningStore.Entry entry = found.get(orderId);
              return entry == null
                  ? Uni.createFrom().item(Optional.<EarningView>empty())
                  : ledger
                      .lookAccount(work, entry.accountId(), program)
                      .map(member -> member.map(m -> view(program, orderId, entry, m)));
            });
  }

  private static EarningView view(
      ProgramVersion program, String orderId, EarningStore.Entry entry, MemberAccount member) {
    UUID lotId = entry.lotId();
    @Nullable Lot lot = lotId == null ? null : member.holdings().lot(lotId);
    long points = entry.earned().pointsLeft(BigDecimal.ZERO);
    return new EarningView(
        program.id(),
        orderId,
        member.profileId(),
        points,
        points - entry.earned().pointsLeft(entry.refunded()),
        entry.rules(),
        entry.refused(),
        entry.refunded(),
        lot == null ? null : lot.activeAt(),
        lot == null ? null : lot.expiresAt(),
        entry.at(),
        member.available());
  }
}
