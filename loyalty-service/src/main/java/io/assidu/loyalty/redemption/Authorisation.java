package io.assidu.loyalty.redemption;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.caller.Caller;
import io.assidu.loyalty.redemption.Discounts.Asked;
import io.assidu.loyalty.redemption.Discounts.Assessed;
import io.assidu.loyalty.risk.Assessment;
import io.assidu.loyalty.risk.Gate;
import io.assidu.loyalty.risk.Risk;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.idempotency.KeyedCall;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.GroupCommit;
import io.assidu.platform.work.Reply;
import io.assidu.platform.work.Story;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
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

  /** In calls: transactions of some milliseconds, and about a second of work in waiting. */
  private static final GroupCommit.Limits LIMITS =
      new GroupCommit.Limits(100, 4, 2_000, Duration.ofMillis(4));

  /** How often in a row another replica may be quicker with the same redemption. */
  private static final int OVERTAKEN = 3;

  private final UnitOfWork unitOfWork;
  private final Idempotency idempotency;
  private final Holds holds;
  private final Discounts discounts;
  private final Redemptions redemptions;
  private final RedemptionStore store;
  private final Risk risk;
  private final GroupCommit<Asked, Optional<Holds.Possible>> looks;
  private final GroupCommit<Keyed, RedemptionView> commits;

  Authorisation(
      UnitOfWork unitOfWork,
      Idempotency idempotency,
      Holds holds,
      Discounts discounts,
      Redemptions redemptions,
      RedemptionStore store,
      Risk risk,
      Vertx vertx) {
    this.unitOfWork = unitOfWork;
    this.idempotency = idempotency;
    this.holds = holds;
    this.discounts = discounts;
    this.redemptions = redemptions;
    this.store = store;
    this.risk = risk;
    this.looks = new GroupCommit<>(vertx, LIMITS, one -> 1, this::look);
    this.commits = new GroupCommit<>(vertx, LIMITS, one -> 1, this::hold);
  }

  private record Keyed(KeyedCall key, Assessed assessed) {}

  Uni<RedemptionView> authorise(Caller caller, @Nullable String given, RedemptionRequest request) {
    String key = Idempotency.sound(given);
    Asked asked = new Asked(Ids.derived(NAMESPACE, caller.id() + '\n' + key), caller, request);
    Uni<Optional<Holds.Possible>> look =
        isPlain(request) ? looks.join(asked) : unitOfWork.run(work -> lookAlone(work, asked));
    return look.chain(
            possible ->
                possible.isEmpty() ? stored(asked, key) : assess(asked, key, possible.get()))
        .onFailure(ProblemException.class)
        .recoverWithUni(refusal -> unlessMade(asked, key, refusal));
  }

  /** The stored answer, or a refusal if the body is another one. */
  private Uni<RedemptionView> stored(Asked asked, String key) {
    return idempotency.once(
        OPERATION,
        key,
        asked.request(),
        RedemptionView.class,
        work -> redemptions.get(work, asked.id()));
  }

  /** The same call, a moment earlier, may have left no points for this one. */
  private Uni<RedemptionView> unlessMade(Asked asked, String key, Throwable refusal) {
    return unitOfWork
        .run(work -> store.placeOf(work, asked.id()))
        .chain(made -> made.isPresent() ? stored(asked, key) : Uni.createFrom().failure(refusal));
  }

  /** Rewards and partners have terms of their own. */
  private static boolean isPlain(RedemptionRequest request) {
    return request.rewardId() == null && request.partner() == null;
  }

  private Uni<Optional<Holds.Possible>> lookAlone(Work work, Asked asked) {
    return store
        .placeOf(work, asked.id())
        .chain(
            made ->
                made.isPresent()
                    ? Uni.createFrom().item(Optional.empty())
                    : holds.check(work, asked.caller(), asked.request()).map(Optional::of));
  }

  private Uni<List<Reply<Optional<Holds.Possible>>>> look(List<Asked> group) {
    return unitOfWork.run(
        work -> {
          work.planOnce();
          return discounts.check(work, group);
        });
  }

  private Uni<RedemptionView> assess(Asked asked, String key, Holds.Possible possible) {
    return risk.assess(
            asked.id(),
            possible.profileId(),
            asked.caller().session(),
            possible.price().points(),
            possible.available())
        .chain(answer -> hold(asked, key, possible, answer));
  }

  private Uni<RedemptionView> hold(
      Asked asked, String key, Holds.Possible possible, Optional<Assessment> answer) {
    Gate.pass(
        answer,
        asked.caller().session().acr(),
        possible.program().program().redemption().stepUpAcr(),
        LoyaltyError.REDEMPTION_REFUSED);
    if (!isPlain(asked.request())) {
      return idempotency.once(
          OPERATION,
          key,
          asked.request(),
          RedemptionView.class,
          work -> holds.hold(work, asked.id(), possible, asked.caller(), asked.request(), answer));
    }
    return idempotency
        .keyed(OPERATION, key, asked.request())
        .chain(
            keyed ->
                commits.join(
                    new Keyed(keyed, new Assessed(asked, possible, answer, Story.current()))));
  }

  private Uni<List<Reply<RedemptionView>>> hold(List<Keyed> group) {
    return idempotency
        .onceEach(group, Keyed::key, RedemptionView.class, new Together())
        .onFailure(Discounts.MadeMeanwhile.class)
        .retry()
        .atMost(OVERTAKEN);
  }

  private final class Together implements Idempotency.Together<Keyed, Void, RedemptionView> {

    @Override
    public Uni<Void> prepare(Work work, List<Keyed> calls) {
      return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<List<Reply<RedemptionView>>> apply(Work work, Void prepared, List<Keyed> fresh) {
      return discounts.hold(work, fresh.stream().map(Keyed::assessed).toList());
    }
  }
}
