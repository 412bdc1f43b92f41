package io.assidu.platform.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.platform.identity.Ids;
import io.assidu.testkit.Servers;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body larger than is taken is refused in words, whether it says its length or not. */
@QuarkusTest
@WithTestResource(Servers.class)
class BodyLimitAppTest {

  private static final int LARGEST = 2 * 1024 * 1024;

  private final UUID profileId = Ids.next();

  @ParameterizedTest
  @ValueSource(ints = {LARGEST + 1, 3_000_000, 12_000_000})
  void aBodyThatSaysItIsTooLargeIsRefused(int size) throws Exception {
    isRefused(send(BodyPublishers.ofByteArray(note(size))));
  }

  @ParameterizedTest
  @ValueSource(ints = {LARGEST + 1, 3_000_000, 9_000_000})
  void aBodyThatTurnsOutTooLargeIsRefused(int size) throws Exception {
    isRefused(send(chunked(note(size))));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 100_000})
  void aBodyThatDoesNotSayHowLargeItIsIsTakenIfItIsNot(int size) throws Exception {
    assertThat(send(chunked(note(size))).statusCode()).isEqualTo(200);
  }

  private static void isRefused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("payload-too-large", "At most " + LARGEST + " bytes");
  }

  /** A note of so many bytes. */
  private byte[] note(int size) {
    String start = "{\"profileId\":\"" + profileId + "\",\"version\":1,\"text\":\"";
    String end = "\"}";
    int rest = size - start.length() - end.length();
    return (start + "x".repeat(Math.max(0, rest)) + end).getBytes(StandardCharsets.UTF_8);
  }

  private static BodyPublisher chunked(byte[] body) {
    return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
  }

  private HttpResponse<String> send(BodyPublisher body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/v1/notes"))
            .header(
                "Authorization", "Bearer " + Tokens.client("w").scopes("profile:write").bearer())
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", Ids.next().toString())
            .POST(body)
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
