package io.assidu.local.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientTest {

  @Test
  void whateverItHoldsAnIdStaysOneSegmentOfThePath() {
    assertThat(Client.segment("a/../b c?d")).isEqualTo("a%2F..%2Fb%20c%3Fd");
  }

  @Test
  void anUnexpectedAnswerIsToldWithWhatWasAskedAndAnswered() {
    Answer answer =
        new Answer(
            "GET http://localhost/x",
            404,
            HttpHeaders.of(Map.of(), (_, _) -> true),
            "nothing here");

    assertThatThrownBy(() -> answer.expect(200, 201))
        .isInstanceOf(IOException.class)
        .hasMessage("GET http://localhost/x answered 404: nothing here");
    assertThatThrownBy(answer::json).hasMessage("GET http://localhost/x did not answer JSON");
  }
}
