package io.assidu.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.channel.StandardCase;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

  @Test
  void signsAsTheStandardWebhooksTestSuiteDoes() throws IOException {
    JsonNode vector = StandardCase.read("wh-1");
    JsonNode input = vector.at("/input");
    String signature =
        new WebhookSignature(input.at("/secret").asText())
            .sign(
                input.at("/webhook_id").asText(),
                Instant.ofEpochSecond(input.at("/webhook_timestamp").asLong()),
                input.at("/payload").asText());
    assertThat(signature).isEqualTo(vector.at("/expected/signature").asText());
  }

  @Test
  void refusesASecretThatIsNoneOrTooShort() {
    assertThatThrownBy(() -> new WebhookSignature("secret")).hasMessageContaining("whsec_");
    assertThatThrownBy(() -> new WebhookSignature("whsec_c2hvcnQ="))
        .hasMessageContaining("at least 24 bytes, this one 5");
    assertThatThrownBy(() -> new WebhookSignature("whsec_***"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
