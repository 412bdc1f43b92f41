package io.assidu.fraud.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Reference WH-1: the vector of the standard-webhooks/standard-webhooks test suites. */
class WebhookVerifierTest {

  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String TIMESTAMP = "1614265330";
  private static final String BODY = "{\"test\": 2432232314}";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final Instant SENT = Instant.ofEpochSecond(1_614_265_330L);

  private final WebhookVerifier verifier =
      new WebhookVerifier("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  @Test
  void takesWhatTheReferenceLibrariesSign() {
    assertThat(verifier.isGenuine(ID, TIMESTAMP, SIGNATURE, BODY, SENT)).isTrue();
  }

  @Test
  void takesOneOfSeveralSignaturesWhileSecretsAreRotated() {
    String several = "v1,Zm9v v2,bar " + SIGNATURE;

    assertThat(verifier.isGenuine(ID, TIMESTAMP, several, BODY, SENT)).isTrue();
  }

  @Test
  void refusesWhateverWasTouched() {
    assertThat(verifier.isGenuine("msg_2", TIMESTAMP, SIGNATURE, BODY, SENT)).isFalse();
    assertThat(verifier.isGenuine(ID, "1614265331", SIGNATURE, BODY, SENT)).isFalse();
    assertThat(verifier.isGenuine(ID, TIMESTAMP, SIGNATURE, BODY + " ", SENT)).isFalse();
    assertThat(verifier.isGenuine(ID, TIMESTAMP, "v1,AAAA", BODY, SENT)).isFalse();
    assertThat(verifier.isGenuine(ID, TIMESTAMP, "v1,%%%", BODY, SENT)).isFalse();
  }

  @Test
  void refusesWhatIsOldOrFromTheFuture() {
    Duration late = Duration.ofMinutes(5).plusSeconds(1);

    assertThat(verifier.isGenuine(ID, TIMESTAMP, SIGNATURE, BODY, SENT.plus(late))).isFalse();
    assertThat(verifier.isGenuine(ID, TIMESTAMP, SIGNATURE, BODY, SENT.minus(late))).isFalse();
    assertThat(verifier.isGenuine(ID, "soon", SIGNATURE, BODY, SENT)).isFalse();
    assertThat(verifier.isGenuine(ID, "" + Long.MAX_VALUE, SIGNATURE, BODY, SENT)).isFalse();
  }

  @Test
  void refusesWhatIsIncomplete() {
    assertThat(verifier.isGenuine(null, TIMESTAMP, SIGNATURE, BODY, SENT)).isFalse();
    assertThat(verifier.isGenuine(ID, null, SIGNATURE, BODY, SENT)).isFalse();
    assertThat(verifier.isGenuine(ID, TIMESTAMP, null, BODY, SENT)).isFalse();
  }

  @Test
  void knowsASecretThatCannotBeGuessed() {
    assertThat(WebhookVerifier.isUsable("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")).isTrue();
    assertThat(WebhookVerifier.isUsable("whsec_c2hvcnQ=")).isFalse();
    assertThat(WebhookVerifier.isUsable("whsec_???")).isFalse();
  }
}
