package io.assidu.loyalty.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assidu.contracts.loyalty.PointsMovement;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HoldingsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final UUID OLD = new UUID(0, 1);
  private static final UUID NEW = new UUID(0, 2);

  private final Holdings holdings = new Holdings(List.of(lot(NEW, 30, 500), lot(OLD, 10, 300)), 0);

  @Test
  void whatExpiresFirstIsSpentFirst() {
    assertThat(holdings.hold(400, NOW).changes())
        .containsExactly(new LotChange(OLD, -300, 300), new LotChange(NEW, -100, 100));
  }

  @Test
  void moreThanThereIsCannotBeHeld() {
    assertThatThrownBy(() -> holdings.hold(801, NOW))
        .hasMessageContaining("801 points asked, 800 there");
  }

  @Test
  void pendingAndExpiredPointsAreNotAvailable() {
    Lot pending =
        new Lot(new UUID(0, 3), cohort(), NOW, NOW.plusSeconds(1), NOW.plusSeconds(9_999), 70, 0);
    Holdings all = new Holdings(List.of(lot(OLD, 0, 300), lot(NEW, 30, 500), pending), 0);
    assertThat(all.available(NOW)).isEqualTo(500);
    assertThat(all.pending(NOW)).isEqualTo(70);
  }

  @Test
  void aPartialCaptureBurnsAPartAndTheRestGoesBackToItsLots() {
    Holdings held = holdings.apply(holdings.hold(400, NOW));
    List<Slice> slices = List.of(new Slice(NEW, 100), new Slice(OLD, 300));

    Posting burned = held.burn(slices, 350);
    assertThat(burned.changes())
        .containsExactly(new LotChange(OLD, 0, -300), new LotChange(NEW, 0, -50));
    Holdings after = held.apply(burned);
    Holdings released = after.apply(after.release(List.of(new Slice(NEW, 50))));
    assertThat(released.available(NOW)).isEqualTo(450);
    assertThat(released.held()).isZero();
  }

  @Test
  void spentPointsGoBackToTheirLotsFirstToThoseThatExpireLast() {
    Holdings held = holdings.apply(holdings.hold(400, NOW));
    List<Slice> slices = List.of(new Slice(NEW, 100), new Slice(OLD, 300));
    Holdings spent = held.apply(held.burn(slices, 400));

    Posting returned = spent.giveBack(slices, 150);
    assertThat(returned.movement()).isEqualTo(PointsMovement.RETURNED);
    assertThat(returned.changes())
        .containsExactly(new LotChange(NEW, 100, 0), new LotChange(OLD, 50, 0));
    assertThat(spent.apply(returned).available(NOW)).isEqualTo(550);
    assertThatThrownBy(() -> spent.giveBack(slices, 401)).hasMessageContaining("400 there");
  }

  @Test
  void pointsThatGoBackToALotPastItsDateExpireAtOnceUnlessItsDateIsMoved() {
    Holdings late = new Holdings(List.of(lot(OLD, -1, 0), lot(NEW, 30, 500)), 0);
    Holdings after = late.apply(late.giveBack(List.of(new Slice(OLD, 200)), 200));
    assertThat(after.available(NOW)).isEqualTo(500);
    assertThat(after.dues(NOW))
        .containsExactly(
            new Posting(PointsMovement.EXPIRED, 200, List.of(new LotChange(OLD, -200, 0)), 0));

    Holdings graced = after.until(OLD, NOW.plus(Duration.ofDays(14)));
    assertThat(graced.dues(NOW)).isEmpty();
    assertThat(graced.hold(200, NOW).changes()).containsExactly(new LotChange(OLD, -200, 200));
  }

  @Test
  void pointsThatGoBackPayADebtAsAnyPointsDo() {
    Holdings indebted = new Holdings(List.of(lot(OLD, 10, 0)), 120);
    Holdings after = indebted.apply(indebted.giveBack(List.of(new Slice(OLD, 200)), 200));
    Holdings paid = after.apply(after.dues(NOW).getFirst());
    assertThat(paid.debt()).isZero();
    assertThat(paid.available(NOW)).isEqualTo(80);
  }

  @Test
  void aReversalTakesFromTheLotThatTheSaleMadeEvenIfAnotherExpiresFirst() {
    assertThat(holdings.reverse(NEW, 200).changes()).containsExactly(new LotChange(NEW, -200, 0));
  }

  @Test
  void whatTheLotHasNotLeftBecomesDebtAndIsPaidFromOtherPoints() {
    Posting reversal = holdings.reverse(OLD, 350);
    assertThat(reversal.debt()).isEqualTo(50);

    Holdings after = holdings.apply(reversal);
    assertThat(after.dues(NOW))
        .containsExactly(
            new Posting(PointsMovement.REVERSED, 50, List.of(new LotChange(NEW, -50, 0)), -50));
  }

  @Test
  void whatHasExpiredIsCalledBackSoThatNobodyOwesIt() {
    Holdings expired = new Holdings(List.of(lot(OLD, -1, 0), lot(NEW, 30, 500)), 0);
    Posting back = expired.callBack(OLD, 300);
    assertThat(back.movement()).isEqualTo(PointsMovement.ADJUSTED);
    assertThat(back.counter()).isEqualTo(-300);

    Posting reversal = expired.apply(back).reverse(OLD, 350);
    assertThat(reversal.changes()).containsExactly(new LotChange(OLD, -300, 0));
    assertThat(reversal.debt()).isEqualTo(50);
  }

  @Test
  void aDebtIsPaidInAsManyPartsAsThereAreAccountsThatOwe() {
    Holdings indebted = new Holdings(List.of(lot(OLD, 10, 100), lot(NEW, 30, 500)), 150);
    Holdings once = indebted.apply(indebted.pay(30, NOW));
    Holdings twice = once.apply(once.pay(120, NOW));
    assertThat(once.debt()).isEqualTo(120);
    assertThat(twice.debt()).isZero();
    assertThat(twice.available(NOW)).isEqualTo(450);
    assertThat(twice.lot(OLD).available()).isZero();
  }

  @Test
  void aDebtWaitsForTheNextPointsWhenThereAreNone() {
    Holdings indebted = new Holdings(List.of(), 120);
    assertThat(indebted.dues(NOW)).isEmpty();

    Holdings earned = indebted.plus(lot(NEW, 30, 500));
    Holdings paid = earned.apply(earned.dues(NOW).getFirst());
    assertThat(paid.debt()).isZero();
    assertThat(paid.available(NOW)).isEqualTo(380);
  }

  @Test
  void overduePointsExpireAndHeldOnesStayWithTheirRedemption() {
    Holdings held =
        new Holdings(List.of(new Lot(OLD, cohort(), NOW, NOW, NOW.minusSeconds(1), 100, 200)), 0);
    Posting expired = held.dues(NOW).getFirst();
    assertThat(expired.points()).isEqualTo(100);
    assertThat(held.apply(expired).held()).isEqualTo(200);
  }

  @Test
  void pointsThatArePassedOnKeepCohortAndDatesLotByLot() {
    Posting out = holdings.passOn(400, NOW);
    assertThat(out.changes())
        .containsExactly(new LotChange(OLD, -300, 0), new LotChange(NEW, -100, 0));
    UUID first = new UUID(1, 1);
    UUID second = new UUID(1, 2);
    List<PassedLot> passed = holdings.passed(out, List.of(first, second).iterator()::next);
    assertThat(passed)
        .containsExactly(
            new PassedLot(lot(first, 10, 300), OLD), new PassedLot(lot(second, 30, 100), NEW));

    Posting in = Holdings.takeIn(passed);
    assertThat(in.points()).isEqualTo(400);
    assertThat(in.counter()).isEqualTo(-out.counter());
    assertThat(holdings.apply(out).available(NOW)).isEqualTo(400);
  }

  @Test
  void onlyPointsThatCanBeSpentArePassedOn() {
    Lot pending =
        new Lot(new UUID(0, 3), cohort(), NOW, NOW.plusSeconds(1), NOW.plusSeconds(9_999), 70, 0);
    Holdings all = new Holdings(List.of(lot(OLD, 0, 300), lot(NEW, 30, 500), pending), 0);
    assertThatThrownBy(() -> all.passOn(501, NOW)).hasMessageContaining("500 there");
  }

  @Test
  void whatIsTakenBackOfPointsThatWerePassedOnIsDebt() {
    Holdings after = holdings.apply(holdings.passOn(300, NOW));
    assertThat(after.reverse(OLD, 300).debt()).isEqualTo(300);
  }

  private static Lot lot(UUID id, int days, long points) {
    return new Lot(id, cohort(), NOW, NOW, NOW.plus(Duration.ofDays(days)), points, 0);
  }

  private static CohortKey cohort() {
    return CohortKey.of(Origin.SALE, NOW);
  }
}
