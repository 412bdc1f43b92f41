package io.assidu.loyalty.earning;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.person.Person;
import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Reply;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes orders in that tills bring, those of several at once in a handful of statements. */
@ApplicationScoped
class Checkout {

  private final Earning earning;
  private final EarningStore store;
  private final Persons persons;
  private final Programs programs;
  private final Ledger ledger;
  private final Clock clock;

  Checkout(
      Earning earning,
      EarningStore store,
      Persons persons,
      Programs programs,
      Ledger ledger,
      Clock clock) {
    this.earning = earning;
    this.store = store;
    this.persons = persons;
    this.programs = programs;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * An order that a till brings.
   *
   * @param story makes what follows from here on part of the till's story
   */
  record Brought(EarningRequest request, Consumer<Work> story) {}

  /** Whoever is asked for, of those who are brought orders of. */
  private record Known(
      Map<String, ProgramVersion> programs, Map<UUID, Person> people, Set<UUID> gone) {}

  /**
   * Takes orders in, in their order. One that could not be taken in alone is refused alone; what
   * only shows afterwards fails all of them, and leaves nothing behind.
   */
  Uni<List<Reply<EarningView>>> take(Work work, List<Brought> brought) {
    return known(work, brought).chain(known -> take(work, brought, known));
  }

  private Uni<Known> known(Work work, List<Brought> brought) {
    Set<UUID> ids =
        brought.stream().map(one -> one.request().profileId()).collect(Collectors.toSet());
    return programs
        .current(work)
        .chain(
            current ->
                Uni.combine()
                    .all()
                    .unis(persons.findAll(work, ids), ledger.gone(work, ids))
                    .with(
                        (people, gone) ->
                            new Known(
                                current.stream()
                                    .collect(
                                        Collectors.toMap(ProgramVersion::id, Function.identity())),
                                people,
                                Set.copyOf(gone))));
  }

  private Uni<List<Reply<EarningView>>> take(Work work, List<Brought> brought, Known known) {
    Map<Brought, Reply<EarningView>> replies = new HashMap<>();
    Map<ProgramVersion, List<Brought>> sound = new LinkedHashMap<>();
    for (Brought one : brought) {
      try {
        sound.computeIfAbsent(sound(one.request(), known), program -> new ArrayList<>()).add(one);
      } catch (ProblemException problem) {
        replies.put(one, new Reply.Refused<>(problem));
      }
    }
    return hold(work, sound)
        .onItem()
        .transformToMulti(held -> Multi.createFrom().iterable(sound.entrySet()))
        .onItem()
        .transformToUniAndConcatenate(
            theirs -> take(work, theirs.getKey(), theirs.getValue(), known.people()))
        .onItem()
        .invoke(views -> views.forEach((one, view) -> replies.put(one, new Reply.Done<>(view))))
        .collect()
        .asList()
        .map(
            done -> brought.stream().map(one -> Objects.requireNonNull(replies.get(one))).toList());
  }

  /** Members of one program are locked in one order; those of several must be so together. */
  private Uni<Void> hold(Work work, Map<ProgramVersion, List<Brought>> sound) {
    return sound.size() < 2
        ? Uni.createFrom().voidItem()
        : ledger.hold(
            work,
            sound.values().stream()
                .flatMap(List::stream)
                .map(one -> one.request().profileId())
                .collect(Collectors.toSet()));
  }

  /** The program that an order is brought to. */
  private static ProgramVersion sound(EarningRequest request, Known known) {
    BigDecimal refunded = request.refunded();
    if (refunded != null && refunded.compareTo(request.total()) > 0) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/refunded", "max", "No more than the total can be refunded.");
    }
    Instant at = request.occurredAt();
    if (at != null && at.isBefore(Instant.EPOCH)) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/occurredAt", "min", "No order is from before 1970.");
    }
    String id = request.program() == null ? Programs.DEFAULT : request.program();
    ProgramVersion program = known.programs().get(id);
    if (program == null) {
      throw Programs.unknown(id);
    }
    if (!program.program().takes(request.currency())) {
      throw LoyaltyError.WRONG_CURRENCY.problem(
          "/currency", "program", "The program does not take " + request.currency() + ".");
    }
    UUID profileId = request.profileId();
    if (!known.people().containsKey(profileId) && !known.gone().contains(profileId)) {
      throw LoyaltyError.UNKNOWN_MEMBER.problem("No profile " + profileId + " is known.");
    }
    return program;
  }

  private Uni<Map<Brought, EarningView>> take(
      Work work, ProgramVersion program, List<Brought> brought, Map<UUID, Person> people) {
    List<Told> told =
        brought.stream()
            .map(one -> new Told(one.request().event(clock.instant()), one.story()))
            .toList();
    return earning
        .take(work, told, people, program)
        .chain(standings -> views(work, program, brought, standings));
  }

  private Uni<Map<Brought, EarningView>> views(
      Work work, ProgramVersion program, List<Brought> brought, Earnings.Standings standings) {
    Map<Brought, EarningView> views = new HashMap<>();
    return Multi.createFrom()
        .iterable(brought)
        .onItem()
        .transformToUniAndConcatenate(
            one ->
                view(program, one.request(), standings)
                    .map(view -> Uni.createFrom().item(view))
                    .orElseGet(() -> lookedUp(work, program, one.request()))
                    .invoke(view -> requireSameCurrency(one.request(), view))
                    .invoke(view -> views.put(one, view)))
        .collect()
        .asList()
        .replaceWith(views);
  }

  /** What was paid in one currency is not given back in another. */
  private static void requireSameCurrency(EarningRequest request, EarningView view) {
    if (!request.currency().equals(view.currency())) {
      throw LoyaltyError.WRONG_CURRENCY.problem(
          "/currency", "order", "The order was taken in in " + view.currency() + ".");
    }
  }

  /** By what is known already; empty if that is not all. */
  private static Optional<EarningView> view(
      ProgramVersion program, EarningRequest request, Earnings.Standings standings) {
    EarningStore.@Nullable Entry entry = standings.earnings().get(request.orderId());
    @Nullable MemberAccount member = standings.members().get(request.profileId());
    return entry == null
            || member == null
            || entry.refunded().signum() > 0 // points that it was paid with may have gone back
            || !member.accountIds().contains(entry.accountId())
        ? Optional.empty()
        : Optional.of(EarningView.of(program, request.orderId(), entry, member));
  }

  private Uni<EarningView> lookedUp(Work work, ProgramVersion program, EarningRequest request) {
    return view(work, program, request.orderId())
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

  /** What an order earned; empty when it never came in. */
  Uni<Optional<EarningView>> view(Work work, ProgramVersion program, String orderId) {
    return store
        .findAll(work, program.id(), Set.of(orderId))
        .chain(
            (Map<String, EarningStore.Entry> found) -> {
              EarningStore.@Nullable Entry entry = found.get(orderId);
              return entry == null
                  ? Uni.createFrom().item(Optional.<EarningView>empty())
                  : ledger
                      .lookAccount(work, entry.accountId(), program)
                      .map(member -> member.map(m -> EarningView.of(program, orderId, entry, m)));
            });
  }
}
