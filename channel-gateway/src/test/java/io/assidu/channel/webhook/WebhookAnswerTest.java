package io.assidu.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.channel.delivery.HandoverResult;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookAnswerTest {
  private static final UUID ID = UUID.fromString("0193d5b2-7c00-7000-8000-000000000001");

  @ParameterizedTest
  @ValueSource(ints = {200, 202, 204, 299})
  void success(int status) {
    assertThat(WebhookAnswer.of(ID, status, null))
        .isEqualTo(new HandoverResult.Accepted(ID.toString(), null, "HTTP " + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503})
  void whatCanPassIsTriedAgain(int status) {
    assertThat(WebhookAnswer.of(ID, status, null))
        .isEqualTo(new HandoverResult.Later("HTTP " + status, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 307, 400, 401, 403, 404, 410})
  void redirectsAreNotFollowedAndRefusalsAreFinal(int status) {
    assertThat(WebhookAnswer.of(ID, status, null))
        .isEqualTo(new HandoverResult.Failed("HTTP " + status));
  }

  @Test
  void anEndpointMayAskForTimeButNotForEver() {
    assertThat(WebhookAnswer.of(ID, 429, "120"))
        .isEqualTo(new HandoverResult.Later("HTTP 429", Duration.ofMinutes(2)));
    assertThat(WebhookAnswer.of(ID, 503, "999999"))
        .isEqualTo(new HandoverResult.Later("HTTP 503", Duration.ofHours(1)));
    assertThat(WebhookAnswer.of(ID, 503, "Fri, 31 Dec 2027 23:59:59 GMT"))
        .isEqualTo(new HandoverResult.Later("HTTP 503", null));
  }
}
