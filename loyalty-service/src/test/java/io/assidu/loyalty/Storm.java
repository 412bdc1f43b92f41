package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.profile.OrderStatus;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Everything at the same moment, for the members of a history: nobody can say what each call will
 * be answered, but what was answered is what happened. No time passes, so no point comes or goes
 * that no answer speaks of.
 */
final class Storm {

  private static final int CALLS = 24;
  private static final int COPIES = 2;

  /**
   * A call and what it does to the sum of all points less all debts, if it is accepted.
   *
   * @param effect of an answer that is no refusal
   */
  private record Gust(Supplier<Response> call, ToLongFunction<Response> effect) {}

  private final History history;
  private final HistoryCalls calls;
  private final Set<String> touched = new HashSet<>();

  Storm(History history, HistoryCalls calls) {
    this.history = history;
    this.calls = calls;
  }

  void blow() {
    long before = worth();
    List<Gust> gusts = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      gusts.add(gust());
    }
    List<Supplier<Response>> all = new ArrayList<>();
    for (int copy = 0; copy < COPIES; copy++) {
      gusts.forEach(gust -> all.add(gust.call()));
    }
    List<Response> answers = HistoryCalls.atOnce(all);
    long change = 0;
    for (int i = 0; i < CALLS; i++) {
      change += effect(gusts.get(i), List.of(answers.get(i), answers.get(i + CALLS)));
    }
    assertThat(worth() - before).as("what all accepted calls come to").isEqualTo(change);
  }

  /** Both copies have one key: one effect at most, and if both were accepted, one answer. */
  private static long effect(Gust gust, List<Response> answers) {
    List<Response> accepted = answers.stream().filter(a -> a.statusCode() < 300).toList();
    assertThat(answers)
        .allSatisfy(a -> assertThat(a.statusCode()).as(a.asString()).isLessThan(500));
    assertThat(accepted.stream().map(Response::asString).distinct().count()).isLessThan(2);
    return accepted.isEmpty() ? 0 : gust.effect().applyAsLong(accepted.getFirst());
  }

  /** Points that members have less those that they owe. */
  private long worth() {
    long worth = 0;
    for (int member : history.members()) {
      var found = calls.member(history.profile(member)).then().statusCode(200).extract().jsonPath();
      worth += found.getLong("available") + found.getLong("held") - found.getLong("debt");
    }
    return worth;
  }

  private Gust gust() {
    return switch (history.draw(6)) {
      case 0 -> give();
      case 1 -> take();
      case 2 -> buy();
      case 3 -> refund();
      case 4 -> decide();
      default -> spend();
    };
  }

  private Gust give() {
    UUID profile = history.profile(history.somebody());
    long points = 1 + history.draw(100);
    String key = history.newName("give");
    return new Gust(() -> calls.adjust(profile, points, key), answer -> points);
  }

  private Gust take() {
    UUID profile = history.profile(history.somebody());
    long points = 1 + history.draw(200);
    String key = history.newName("take");
    return new Gust(() -> calls.adjust(profile, -points, key), answer -> -points);
  }

  private Gust buy() {
    UUID profile = history.profile(history.somebody());
    BigDecimal total = BigDecimal.valueOf(1 + history.draw(200));
    String id = history.newName("order");
    return new Gust(
        () ->
            calls.earn(
                profile, id, OrderStatus.COMPLETED, total, BigDecimal.ZERO, history.now(), id),
        answer -> total.longValueExact());
  }

  /** Of an order that no points have expired of, and that none were spent on. */
  private Gust refund() {
    List<OracleOrder> orders = new ArrayList<>(history.oracle().orders());
    orders.removeIf(
        order ->
            order.hasLapsed(history.now()) || isSpentOn(order) || touched.contains(order.id()));
    if (orders.isEmpty()) {
      return spend();
    }
    OracleOrder order = history.any(orders);
    touched.add(order.id());
    UUID profile = history.profile(order.profile());
    String key = history.newName("refund");
    long left =
        order.total().subtract(order.refunded()).setScale(0, RoundingMode.FLOOR).longValueExact();
    return new Gust(
        () ->
            calls.earn(
                profile,
                order.id(),
                OrderStatus.CANCELLED,
                order.total(),
                order.total(),
                history.now(),
                key),
        answer -> -left);
  }

  private boolean isSpentOn(OracleOrder order) {
    return history.oracle().spendings().stream()
        .anyMatch(spending -> order.id().equals(spending.order()));
  }

  /** What is held is captured or voided, whoever is first; what was captured goes back. */
  private Gust decide() {
    List<OracleRedemption> spendings = new ArrayList<>(history.oracle().spendings());
    Collections.shuffle(spendings, history.random());
    for (OracleRedemption spending : spendings) {
      String key = history.newName("decide");
      if (spending.isHeld()) {
        return history.draw(2) == 0
            ? new Gust(() -> calls.post(spending.id(), "void", "", key), answer -> 0)
            : new Gust(
                () -> calls.post(spending.id(), "capture", "{}", key),
                answer -> -spending.points());
      }
      if (spending.left() > 0) {
        return new Gust(
            () ->
                calls.post(
                    spending.id(), "reversal", "{\"points\": 1, \"reason\": \"storm\"}", key),
            answer -> 1);
      }
    }
    return spend();
  }

  private Gust spend() {
    UUID profile = history.profile(history.somebody());
    long points = 1 + history.draw(150);
    String key = history.newName("spend");
    return new Gust(() -> calls.redeem(profile, points, null, true, key), answer -> -points);
  }
}
