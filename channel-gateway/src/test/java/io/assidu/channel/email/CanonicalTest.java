package io.assidu.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.channel.StandardCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CanonicalTest {

  @Test
  void relaxesHeadersAndBodyAsTheExampleOfRfc6376DoesInSection345() throws IOException {
    JsonNode vector = StandardCase.read("dkim-4");
    StringBuilder headers = new StringBuilder();
    for (String field : new String[] {"A: X", "B : Y\t\r\n\tZ  "}) {
      headers.append(Canonical.header(field)).append("\r\n");
    }
    assertThat(vector.at("/input/headers").asText()).isEqualTo("A: X\r\nB : Y\t\r\n\tZ  \r\n");
    assertThat(headers.toString()).isEqualTo(vector.at("/expected/relaxed_headers").asText());
    assertThat(body(vector.at("/input/body").asText()))
        .isEqualTo(vector.at("/expected/relaxed_body").asText());
  }

  @Test
  void aBodyOfNothingButEmptyLinesIsEmpty() {
    assertThat(body("")).isEmpty();
    assertThat(body("\r\n\r\n \r\n")).isEmpty();
  }

  @Test
  void aLastLineWithoutAnEndGetsOne() {
    assertThat(body("a\r\n\r\nb")).isEqualTo("a\r\n\r\nb\r\n");
  }

  private static String body(String body) {
    return new String(Canonical.body(body), StandardCharsets.US_ASCII);
  }
}
