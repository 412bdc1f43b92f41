package io.assidu.loyalty.transfer;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.caller.Caller;
import io.assidu.loyalty.risk.Gate;
import io.assidu.loyalty.risk.Risk;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From a request to a transfer: look whether it is possible, ask fraud-service about it outside any
 * transaction, then pass the points on if they are still there.
 *
 * <p>The transfer's id follows from caller and Idempotency-Key. So a request that is sent again, as
 * after a step-up, is the same transfer to fraud-service too.
 */
@ApplicationScoped
class Authorisation {

  private static final UUID NAMESPACE = UUID.fromString("a4a1c9de-54c7-5d0f-9b53-7d1f4e0c2a86");
  private static final String OPERATION = "POST /v1/transfers";
  private final UnitOfWork unitOfWork;
  private final Idempotency idempotency;
  private final Transfers transfers;
  private final TransferStore store;
  private final Risk risk;

  Authorisation(
      UnitOfWork unitOfWork,
      Idempotency idempotency,
      Transfers transfers,
      TransferStore store,
      Risk risk) {
    this.unitOfWork = unitOfWork;
    this.idempotency = idempotency;
    this.transfers = transfers;
    this.store = store;
    this.risk = risk;
  }

  Uni<TransferView> authorise(Caller caller, @Nullable String key, TransferRequest request) {
    String sound = Idempotency.sound(key);
    UUID id = Ids.derived(NAMESPACE, caller.id() + '\n' + sound);
    return isMade(id)
        .chain(made -> made ? stored(id, sound, request) : assess(caller, id, sound, request));
  }

  private Uni<Boolean> isMade(UUID id) {
    return unitOfWork.run(work -> store.isMade(work, id));
  }

  /** The stored answer, or a refusal if the body is another one. */
  private Uni<TransferView> stored(UUID id, String key, TransferRequest request) {
    return idempotency.once(
        OPERATION, key, request, TransferView.class, work -> transfers.get(work, id));
  }

  private Uni<TransferView> assess(Caller caller, UUID id, String key, TransferRequest request) {
    return unitOfWork
        .run(work -> transfers.check(work, caller, request))
        .chain(
            possible ->
                risk.assess(
                        id,
                        possible.ownerId(),
                        caller.session(),
                        request.points(),
                        possible.available())
                    .invoke(
                        answer ->
                            Gate.pass(
                                answer,
                                caller.session().acr(),
                                possible.program().program().redemption().stepUpAcr(),
                                LoyaltyError.TRANSFER_REFUSED))
                    .chain(
                        answer ->
                            idempotency.once(
                                OPERATION,
                                key,
                                request,
                                TransferView.class,
                                work ->
                                    transfers.carryOut(
                                        work, id, possible, caller, request, answer))))
        .onFailure(ProblemException.class)
        .recoverWithUni(
            refused -> isMade(id).chain(made -> unlessMade(made, id, key, request, refused)));
  }

  /** What the same request, sent twice at a time, has done already is not refused. */
  private Uni<TransferView> unlessMade(
      boolean made, UUID id, String key, TransferRequest request, Throwable refused) {
    return made ? stored(id, key, request) : Uni.createFrom().failure(refused);
  }
}
