package io.assidu.channel.delivery;

import static io.assidu.channel.delivery.Deliveries.DECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Outcome;
import io.assidu.contracts.contact.Purpose;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SettlementTest {
  private static final Retry RETRY =
      new Retry(
          Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1));
  private static final Instant NOW = DECIDED.plusSeconds(2);

  private static Settlement settle(Purpose purpose, HandoverResult result) {
    return Settlement.of(Deliveries.of(purpose, Channel.EMAIL, 1, null), result, NOW, RETRY);
  }

  @Test
  void acceptedIsTheEndAndIsTold() {
    Settlement settled =
        settle(Purpose.MARKETING, new HandoverResult.Accepted("<1@shop.example>", 3, "250 OK"));
    assertThat(settled.state()).isEqualTo(DeliveryState.ACCEPTED);
    assertThat(settled.outcome()).isEqualTo(Outcome.ACCEPTED);
    assertThat(settled.messageId()).isEqualTo("<1@shop.example>");
    assertThat(settled.dueAt()).isNull();
  }

  @Test
  void anUnknownHandoverOfMarketingIsNeverRepeated() {
    Settlement settled = settle(Purpose.MARKETING, new HandoverResult.Unknown("lost"));
    assertThat(settled.state()).isEqualTo(DeliveryState.FAILED);
    assertThat(settled.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(settled.detail()).isEqualTo("unknown hand-over: lost");
  }

  @ParameterizedTest
  @EnumSource(
      value = Purpose.class,
      names = {"SERVICE", "TRANSACTIONAL", "SECURITY"})
  void anUnknownHandoverOfAnythingElseIsRepeated(Purpose purpose) {
    Settlement settled = settle(purpose, new HandoverResult.Unknown("lost"));
    assertThat(settled.state()).isEqualTo(DeliveryState.PENDING);
    assertThat(settled.outcome()).isNull();
    assertThat(settled.dueAt()).isAfter(NOW);
  }

  @Test
  void storingAnInAppMessageTwiceStoresItOnceSoMarketingMayBeRepeatedThere() {
    Delivery delivery = Deliveries.of(Purpose.MARKETING, Channel.IN_APP, 1, null);
    assertThat(Settlement.of(delivery, new HandoverResult.Unknown("lost"), NOW, RETRY).state())
        .isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void aReceiverThatAsksForMoreTimeGetsIt() {
    Settlement settled =
        settle(Purpose.SERVICE, new HandoverResult.Later("429", Duration.ofMinutes(10)));
    assertThat(settled.dueAt()).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
  }

  @Test
  void anApprovalForMarketingIsNotGoodForEver() {
    Delivery delivery = Deliveries.of(Purpose.MARKETING, Channel.EMAIL, 9, null);
    Settlement settled =
        Settlement.of(
            delivery,
            new HandoverResult.Later("relay down", null),
            DECIDED.plus(Duration.ofMinutes(58)),
            RETRY);
    assertThat(settled.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(settled.detail()).isEqualTo("gave up: relay down");
  }

  @Test
  void aSecurityMessageIsTriedForADay() {
    Delivery delivery = Deliveries.of(Purpose.SECURITY, Channel.EMAIL, 30, null);
    Settlement settled =
        Settlement.of(
            delivery,
            new HandoverResult.Later("relay down", null),
            DECIDED.plus(Duration.ofHours(23)),
            RETRY);
    assertThat(settled.state()).isEqualTo(DeliveryState.PENDING);
  }

  @Test
  void whatWouldComeTooLateExpires() {
    Delivery delivery =
        Deliveries.of(Purpose.SERVICE, Channel.EMAIL, 1, NOW.plus(Duration.ofMillis(500)));
    Settlement settled =
        Settlement.of(delivery, new HandoverResult.Later("greylisted", null), NOW, RETRY);
    assertThat(settled.outcome()).isEqualTo(Outcome.EXPIRED);
  }
}
