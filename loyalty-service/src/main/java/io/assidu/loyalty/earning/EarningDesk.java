package io.assidu.loyalty.earning;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.earning.Checkout.Brought;
import io.assidu.loyalty.program.Programs;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.idempotency.KeyedCall;
import io.assidu.platform.work.GroupCommit;
import io.assidu.platform.work.Reply;
import io.assidu.platform.work.Story;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where client systems bring orders themselves, and are told what they earned. */
@ApplicationScoped
class EarningDesk {

  private static final String OPERATION = "POST /v1/earnings";

  /** In orders: transactions of some milliseconds, and about a second of work in waiting. */
  private static final GroupCommit.Limits LIMITS =
      new GroupCommit.Limits(100, 4, 2_000, Duration.ofMillis(4));

  private final Idempotency idempotency;
  private final Checkout checkout;
  private final Programs programs;
  private final UnitOfWork unitOfWork;
  private final MeterRegistry meters;
  private final GroupCommit<Call, EarningView> commits;

  EarningDesk(
      Idempotency idempotency,
      Checkout checkout,
      Programs programs,
      UnitOfWork unitOfWork,
      MeterRegistry meters,
      Vertx vertx) {
    this.idempotency = idempotency;
    this.checkout = checkout;
    this.programs = programs;
    this.unitOfWork = unitOfWork;
    this.meters = meters;
    this.commits = new GroupCommit<>(vertx, LIMITS, one -> 1, this::once);
  }

  private record Call(KeyedCall key, Brought brought) {}

  /** Takes an order in, once for the key. Tills that come while others are served are joined. */
  Uni<EarningView> take(@Nullable String key, EarningRequest request) {
    return idempotency
        .keyed(OPERATION, key, request)
        .chain(
            keyed -> {
              Story story = Story.current();
              return commits.join(
                  new Call(keyed, new Brought(request, work -> work.resume(story))));
            });
  }

  private Uni<List<Reply<EarningView>>> once(List<Call> group) {
    meters.summary("assidu.loyalty.desk.group").record(group.size());
    return idempotency.onceEach(group, Call::key, EarningView.class, new Together());
  }

  private final class Together implements Idempotency.Together<Call, Void, EarningView> {

    @Override
    public Uni<Void> prepare(Work work, List<Call> calls) {
      return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<List<Reply<EarningView>>> apply(Work work, Void prepared, List<Call> fresh) {
      return checkout.take(work, fresh.stream().map(Call::brought).toList());
    }
  }

  /** What the order would earn, by doing it and undoing all of it. */
  Uni<EarningView> preview(EarningRequest request) {
    return unitOfWork
        .<EarningView>run(
            work ->
                checkout
                    .take(work, List.of(new Brought(request, here -> {})))
                    .map(
                        replies -> {
                          throw new Undo(replies.getFirst());
                        }))
        .onFailure(Undo.class)
        .recoverWithUni(undo -> ((Undo) undo).answer());
  }

  /** Ends a preview's transaction without a trace. */
  private static final class Undo extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Reply<EarningView> reply;

    Undo(Reply<EarningView> reply) {
      super("a preview leaves nothing behind", null, false, false);
      this.reply = reply;
    }

    Uni<EarningView> answer() {
      return switch (reply) {
        case Reply.Done<EarningView>(EarningView view) -> Uni.createFrom().item(view);
        case Reply.Refused<EarningView>(Throwable why) -> Uni.createFrom().failure(why);
      };
    }
  }

  Uni<EarningView> get(Work work, String programId, String orderId) {
    return programs
        .current(work, programId)
        .chain(program -> checkout.view(work, program, orderId))
        .map(
            view ->
                view.orElseThrow(
                    () -> LoyaltyError.UNKNOWN_ORDER.problem("No order " + orderId + " earned.")));
  }
}
