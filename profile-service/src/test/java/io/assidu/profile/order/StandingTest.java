package io.assidu.profile.order;

import static io.assidu.contracts.profile.OrderStatus.CANCELLED;
import static io.assidu.contracts.profile.OrderStatus.COMPLETED;
import static io.assidu.contracts.profile.OrderStatus.CREATED;
import static io.assidu.contracts.profile.OrderStatus.REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderLine;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.profile.order.Standing.Told;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {

  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test
  void an_order_goes_from_created_to_completed_to_refunded_to_cancelled() {
    Standing created = Standing.after(null, snapshot(CREATED, "0", NOON)).orElseThrow();
    Standing paid = Standing.after(created, snapshot(COMPLETED, "0", NOON)).orElseThrow();
    Standing refunded = Standing.after(paid, snapshot(REFUNDED, "10", NOON)).orElseThrow();
    Standing cancelled = Standing.after(refunded, snapshot(CANCELLED, "10", NOON)).orElseThrow();

    assertThat(created.eventName(null)).isEqualTo("Order Created");
    assertThat(paid.eventName(created)).isEqualTo("Order Completed");
    assertThat(refunded.eventName(paid)).isEqualTo("Order Refunded");
    assertThat(cancelled.eventName(refunded)).isEqualTo("Order Cancelled");
  }

  @Test
  void a_paid_order_that_is_paid_again_was_only_updated() {
    Standing paid = Standing.after(null, snapshot(COMPLETED, "0", NOON)).orElseThrow();
    Standing again =
        Standing.after(paid, snapshot(COMPLETED, "0", NOON.plusSeconds(5))).orElseThrow();

    assertThat(paid.eventName(null)).isEqualTo("Order Completed");
    assertThat(again.eventName(paid)).isEqualTo("Order Updated");
  }

  @Test
  void an_older_state_never_overwrites_a_newer_one() {
    Standing cancelled = Standing.after(null, snapshot(CANCELLED, "0", NOON)).orElseThrow();

    assertThat(Standing.after(cancelled, snapshot(COMPLETED, "0", NOON.minusSeconds(1)))).isEmpty();
  }

  @Test
  void within_the_second_an_order_only_goes_forward() {
    Standing refunded = Standing.after(null, snapshot(REFUNDED, "30", NOON)).orElseThrow();

    assertThat(Standing.after(refunded, snapshot(COMPLETED, "0", NOON))).isEmpty();
  }

  @Test
  void a_purchase_that_is_told_again_after_its_refund_does_not_undo_the_refund() {
    Standing paid = Standing.after(null, happening(COMPLETED, "30", "0")).orElseThrow();
    Standing refunded = Standing.after(paid, happening(REFUNDED, "30", "30")).orElseThrow();

    assertThat(
            Standing.after(
                refunded,
                new Told.Happening(
                    order(COMPLETED, "30", "0", List.of(line())), NOON.plusSeconds(60))))
        .isEmpty();
  }

  @Test
  void refunds_that_are_told_one_by_one_add_up_to_the_total_at_most() {
    Standing paid = Standing.after(null, happening(COMPLETED, "30", "0")).orElseThrow();
    Standing once = Standing.after(paid, happening(REFUNDED, "10", "10")).orElseThrow();
    Standing twice = Standing.after(once, happening(REFUNDED, "25", "25")).orElseThrow();

    assertThat(once.order().refunded()).isEqualByComparingTo("10");
    assertThat(once.order().total()).isEqualByComparingTo("30");
    assertThat(once.counts()).isTrue();
    assertThat(twice.order().refunded()).isEqualByComparingTo("30");
    assertThat(twice.counts()).isFalse();
  }

  @Test
  void a_refund_without_an_amount_gives_back_everything() {
    Standing paid = Standing.after(null, happening(COMPLETED, "30", "0")).orElseThrow();
    Standing refunded = Standing.after(paid, happening(REFUNDED, "0", "0")).orElseThrow();

    assertThat(refunded.order().refunded()).isEqualByComparingTo("30");
  }

  @Test
  void a_removed_order_is_cancelled_and_keeps_what_was_known_of_it() {
    Standing paid = Standing.after(null, snapshot(COMPLETED, "0", NOON)).orElseThrow();
    Order nothing = order(CANCELLED, "0", "0", List.of());
    Standing removed =
        Standing.after(paid, new Told.Removal(nothing, NOON.plusSeconds(9))).orElseThrow();

    assertThat(removed.order().status()).isEqualTo(CANCELLED);
    assertThat(removed.order().lines()).isEqualTo(paid.order().lines());
    assertThat(removed.counts()).isFalse();
  }

  private static Told snapshot(OrderStatus status, String refunded, Instant at) {
    return new Told.Snapshot(order(status, "30", refunded, List.of(line())), at);
  }

  private static Told happening(OrderStatus status, String total, String refunded) {
    return new Told.Happening(order(status, total, refunded, List.of()), NOON);
  }

  private static OrderLine line() {
    return new OrderLine("p1", null, "Monopoly", null, 1, new BigDecimal("30"));
  }

  private static Order order(
      OrderStatus status, String total, String refunded, List<OrderLine> lines) {
    BigDecimal none = BigDecimal.ZERO;
    return new Order(
        "o-1",
        status,
        "EUR",
        new BigDecimal(total),
        none,
        none,
        none,
        new BigDecimal(refunded),
        none,
        null,
        lines);
  }
}
