package io.assidu.loyalty.transfer;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.caller.Caller;
import io.assidu.loyalty.ledger.About;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.ledger.Transferred;
import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.program.TransferPolicy;
import io.assidu.loyalty.risk.Assessment;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Passes points on, from the lots of one member into lots of another. */
@ApplicationScoped
class Transfers {

  private final TransferStore store;
  private final Conditions conditions;
  private final Programs programs;
  private final Persons persons;
  private final Ledger ledger;

  Transfers(
      TransferStore store,
      Conditions conditions,
      Programs programs,
      Persons persons,
      Ledger ledger) {
    this.store = store;
    this.conditions = conditions;
    this.programs = programs;
    this.persons = persons;
    this.ledger = ledger;
  }

  /**
   * A transfer that could be made now, before anybody is asked about its risk.
   *
   * @param senderId the profile that it is asked for
   * @param receiverId the profile that gets the points
   * @param ownerId whose points they are today: another one after a merge
   */
  record Possible(
      UUID senderId, UUID receiverId, UUID ownerId, ProgramVersion program, long available) {}

  /**
   * Looks, without a lock, whether a transfer could be made: fraud-service need not be bothered
   * with one that cannot.
   */
  Uni<Possible> check(Work work, Caller caller, TransferRequest request) {
    return programs
        .current(work, request.programId())
        .chain(
            program -> {
              Limits.checkSize(policy(program), request.points());
              request.requireOneReceiver();
              return check(work, caller, request, program);
            });
  }

  /** The sender first: whoever cannot pass points on learns nothing of other members. */
  private Uni<Possible> check(
      Work work, Caller caller, TransferRequest request, ProgramVersion program) {
    TransferPolicy policy = policy(program);
    UUID senderId = caller.profileId();
    return ledger
        .look(work, senderId, program)
        .map(found -> found.orElseThrow(() -> unknownSender(senderId)))
        .call(sender -> conditions.requireOfSender(work, policy, sender, request.points()))
        .chain(
            sender ->
                receiver(work, program, request)
                    .call(
                        receiver ->
                            conditions.requireOfReceiver(work, policy, request, sender, receiver))
                    .map(
                        receiver ->
                            new Possible(
                                senderId,
                                receiver.askedFor(),
                                sender.profileId(),
                                program,
                                sender.available())));
  }

  private Uni<Conditions.Receiver> receiver(
      Work work, ProgramVersion program, TransferRequest request) {
    String customerId = request.toCustomerId();
    return (customerId == null
            ? Uni.createFrom().item(Optional.ofNullable(request.toProfileId()))
            : persons.byCustomerId(work, customerId))
        .map(found -> found.orElseThrow(() -> unknownReceiver(request)))
        .chain(profileId -> receiver(work, profileId, program, request));
  }

  /** Somebody who is known, with points or without. */
  private Uni<Conditions.Receiver> receiver(
      Work work, UUID profileId, ProgramVersion program, TransferRequest request) {
    return ledger
        .look(work, profileId, program)
        .chain(
            account ->
                account.isPresent()
                    ? Uni.createFrom().item(Conditions.Receiver.of(profileId, account.get()))
                    : persons
                        .find(work, profileId)
                        .map(person -> person.orElseThrow(() -> unknownReceiver(request)))
                        .map(person -> new Conditions.Receiver(profileId, profileId, List.of())));
  }

  /** Passes the points on, if they are still there and nothing came between. */
  Uni<TransferView> carryOut(
      Work work,
      UUID id,
      Possible possible,
      Caller caller,
      TransferRequest request,
      Optional<Assessment> assessment) {
    ProgramVersion program = possible.program();
    return ledger
        .openAll(work, Set.of(possible.senderId(), possible.receiverId()), program)
        .chain(
            members -> {
              MemberAccount sender = sender(members, possible);
              MemberAccount receiver = receiver(members, possible, request);
              TransferPolicy policy = policy(program);
              return conditions
                  .requireOfSender(work, policy, sender, request.points())
                  .chain(
                      () ->
                          conditions.requireOfReceiver(
                              work,
                              policy,
                              request,
                              sender,
                              Conditions.Receiver.of(possible.receiverId(), receiver)))
                  .chain(() -> pass(work, id, sender, receiver, caller, request, assessment));
            });
  }

  private static MemberAccount sender(Map<UUID, MemberAccount> members, Possible possible) {
    MemberAccount found = members.get(possible.senderId());
    if (found == null) {
      throw unknownSender(possible.senderId());
    }
    return found.actFor(possible.senderId());
  }

  private static MemberAccount receiver(
      Map<UUID, MemberAccount> members, Possible possible, TransferRequest request) {
    MemberAccount found = members.get(possible.receiverId());
    if (found == null) {
      throw unknownReceiver(request);
    }
    return found.actFor(possible.receiverId());
  }

  private Uni<TransferView> pass(
      Work work,
      UUID id,
      MemberAccount sender,
      MemberAccount receiver,
      Caller caller,
      TransferRequest request,
      Optional<Assessment> assessment) {
    About about = About.of(id.toString(), sender.now());
    Transferred movements = sender.passOn(request.points(), receiver, about);
    Transfer transfer =
        new Transfer(
            id,
            sender.accountId(),
            receiver.accountId(),
            sender.program().id(),
            sender.program().version(),
            request.points(),
            movements,
            request.reference(),
            assessment.map(Assessment::assessmentId).orElse(null),
            assessment.map(Assessment::score).orElse(null),
            caller.session().acr(),
            caller.client(),
            about.at());
    return ledger
        .writeAll(work, List.of(sender, receiver), member -> {})
        .chain(() -> store.add(work, transfer))
        .chain(() -> get(work, id));
  }

  Uni<TransferView> get(Work work, UUID id) {
    return store.find(work, id).map(found -> found.orElseThrow(() -> unknown(id)));
  }

  private static TransferPolicy policy(ProgramVersion program) {
    @Nullable TransferPolicy policy = program.program().transfers();
    if (policy == null) {
      throw LoyaltyError.TRANSFERS_NOT_OFFERED.problem(
          "The program \"" + program.id() + "\" has no \"transfers\".");
    }
    return policy;
  }

  static ProblemException unknown(UUID id) {
    return LoyaltyError.UNKNOWN_TRANSFER.problem("No transfer " + id + " is known.");
  }

  private static ProblemException unknownSender(UUID profileId) {
    return LoyaltyError.UNKNOWN_MEMBER.problem("No profile " + profileId + " is known.");
  }

  private static ProblemException unknownReceiver(TransferRequest request) {
    return LoyaltyError.UNKNOWN_MEMBER.problem(
        request.receiverField(), "known", "No such member is known.");
  }
}
