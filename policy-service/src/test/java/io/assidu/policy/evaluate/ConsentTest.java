package io.assidu.policy.evaluate;

import static io.assidu.contracts.profile.ConsentStatus.DENIED;
import static io.assidu.contracts.profile.ConsentStatus.GRANTED;
import static io.assidu.contracts.profile.ConsentStatus.WITHDRAWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsentTest {

  @Test
  void silenceMeansNoToMarketing() {
    Ruling ruling = Asks.a().settled();

    assertThat(ruling.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(ruling.consentRecordId()).isNull();
    Reason last = ruling.reasons().getLast();
    assertThat(last.rule()).isEqualTo("consent");
    assertThat(last.facts())
        .containsEntry("channels", List.of(Map.of("channel", Channel.EMAIL, "status", "none")));
  }

  @Test
  void silenceMeansYesToServiceMessagesUntilThePersonObjects() {
    assertThat(Asks.a().purpose(Purpose.SERVICE).open()).isInstanceOf(Gate.Counting.class);
    Ruling objected =
        Asks.a().purpose(Purpose.SERVICE).said(WITHDRAWN, null, "2026-01-01T00:00:00Z").settled();
    assertThat(objected.verdict()).isEqualTo(Verdict.SUPPRESSED);
  }

  @Test
  void theWithdrawalThatForbidsIsNamed() {
    Ruling ruling = Asks.a().said(WITHDRAWN, null, "2026-01-01T00:00:00Z").settled();

    assertThat(ruling.verdict()).isEqualTo(Verdict.SUPPRESSED);
    assertThat(ruling.consentRecordId()).isEqualTo(Asks.record(0));
    assertThat(ruling.reasons().getLast().effect()).isEqualTo("suppressed");
  }

  @Test
  void aGeneralGrantCoversATopic() {
    assertThat(permits(Asks.consented().topic("newsletter"))).isTrue();
  }

  @Test
  void aTopicGrantDoesNotCoverThePurpose() {
    assertThat(permits(Asks.a().said(GRANTED, "newsletter", "2026-01-01T00:00:00Z"))).isFalse();
  }

  @Test
  void aWithdrawnTopicStaysWithdrawnUnderALaterGeneralGrant() {
    Asks asks =
        Asks.a()
            .topic("newsletter")
            .said(WITHDRAWN, "newsletter", "2026-01-01T00:00:00Z")
            .said(GRANTED, null, "2026-02-01T00:00:00Z");

    assertThat(permits(asks)).isFalse();
    assertThat(asks.settled().consentRecordId()).isEqualTo(Asks.record(0));
  }

  @Test
  void aGeneralWithdrawalEndsEarlierTopicGrants() {
    Asks asks =
        Asks.a()
            .topic("newsletter")
            .said(GRANTED, "newsletter", "2026-01-01T00:00:00Z")
            .said(WITHDRAWN, null, "2026-02-01T00:00:00Z");

    assertThat(permits(asks)).isFalse();
    assertThat(asks.settled().consentRecordId()).isEqualTo(Asks.record(1));
  }

  @Test
  void aTopicGrantAfterAGeneralNoIsANewYes() {
    Asks asks =
        Asks.a()
            .topic("newsletter")
            .said(DENIED, null, "2026-01-01T00:00:00Z")
            .said(GRANTED, "newsletter", "2026-02-01T00:00:00Z");

    assertThat(permits(asks)).isTrue();
  }

  @Test
  void onlyConsentedChannelsRemain() {
    Asks asks =
        Asks.a()
            .channels(Channel.SMS, Channel.EMAIL)
            .address(Channel.SMS, "cd34")
            .said(GRANTED, null, "2026-01-01T00:00:00Z");

    assertThat(asks.counting().channels()).containsExactly(Channel.EMAIL);
  }

  @Test
  void exemptPurposesAreNotAsked() {
    Ruling ruling =
        Asks.a().purpose(Purpose.SECURITY).said(WITHDRAWN, null, "2026-01-01T00:00:00Z").settled();

    assertThat(ruling.verdict()).isEqualTo(Verdict.APPROVED);
    assertThat(ruling.consentRecordId()).isNull();
  }

  private static boolean permits(Asks asks) {
    return asks.open() instanceof Gate.Counting;
  }
}
