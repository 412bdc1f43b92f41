package io.assidu.loyalty.redemption;

import io.assidu.loyalty.risk.Assessment;
import io.assidu.loyalty.risk.Risk;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.work.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From a request to a hold: look whether it is possible, ask fraud-service about it outside any
 * transaction, then set the points aside if they are still there.
 *
 * <p>The redemption's id follows from caller and Idempotency-Key. So a request that is sent again,
 * as after a step-up, is the same redemption to fraud-service too.
 */
@ApplicationScoped
class Authorisation {

  private static final UUID NAMESPACE = UUID.fromString("6f1b2f0e-30a5-5c0b-8f0e-8d0f6a4b7c11");
  private static final String OPERATION = "POST /v1/redemptions";
  private final UnitOfWork unitOfWork;
  private final Idempotency idempotency;
  private final Holds holds;
  private final Redemptions redemptions;
  private final RedemptionStore store;
  private final Risk risk;

  Authorisation(
      UnitOfWork unitOfWork,
      Idempotency idempotency,
      Holds holds,
      Redemptions redemptions,
      RedemptionStore store,
      Risk risk) {
    this.unitOfWork = unitOfWork;
    this.idempotency = idempotency;
    this.holds = holds;
    this.redemptions = redemptions;
    this.store = store;
    this.risk = risk;
  }

  Uni<RedemptionView> authorise(Caller caller, @Nullable String key, RedemptionRequest request) {
    if (key == null) {
      throw PlatformError.IDEMPOTENCY_KEY_MISSING.problem(
          "Send an Idempotency-Key of your choice; send the same again when you repeat a request.");
    }
    UUID id = Ids.derived(NAMESPACE, caller.id() + '\n' + key);
    return unitOfWork
        .run(work -> store.placeOf(work, id))
        .chain(
            made ->
                made.isPresent()
                    // The stored answer, or a refusal if the body is another one.
                    ? idempotency.once(
                        OPERATION,
                        key,
                        request,
                        RedemptionView.class,
                        work -> redemptions.get(work, id))
                    : assess(caller, id, key, request));
  }

  private Uni<RedemptionView> assess(
      Caller caller, UUID id, String key, RedemptionRequest request) {
    return unitOfWork
        .run(work -> holds.check(work, caller, request))
        .chain(
            possible ->
                risk.assess(
                        id,
                        possible.profileId(),
                        caller.session(),
                        possible.price().points(),
                        possible.available())
                    .chain(answer -> hold(caller, id, key, request, possible, answer)));
  }

  private Uni<RedemptionView> hold(
      Caller caller,
      UUID id,
      String key,
      RedemptionRequest request,
      Holds.Possible possible,
      Optional<Assessment> answer) {
    Gate.pass(
        answer, caller.session().acr(), possible.program().program().redemption().stepUpAcr());
    return idempotency.once(
        OPERATION,
        key,
        request,
        RedemptionView.class,
        work -> holds.hold(work, id, possible, caller, request, answer));
  }
}
