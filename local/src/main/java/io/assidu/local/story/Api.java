package io.assidu.local.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What the services are asked with: JSON over HTTP, as the command line's own client of the realm.
 */
public final class Api {
  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final String TOKEN_PATH = "/realms/assidu/protocol/openid-connect/token";
  private static final String CREDENTIALS =
      "grant_type=client_credentials&client_id=assidu-cli&client_secret=local-cli-secret";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();
  private final String token;

  /**
   * Fetches a token (RFC 6749 §4.4), good for the few minutes a command takes.
   *
   * @param keycloak the address of Keycloak, without a path
   * @throws IOException if Keycloak cannot be reached or gives none
   */
  public Api(URI keycloak) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(keycloak.resolve(TOKEN_PATH))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(CREDENTIALS))
            .timeout(PATIENCE)
            .build();
    this.token = send(request).path("access_token").asText();
  }

  /**
   * The answer to GET.
   *
   * @throws IOException if there is none, it is not JSON, or its status is not 200
   */
  JsonNode get(URI address) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + token)
            .timeout(PATIENCE)
            .build());
  }

  /** As one segment of a path: with {@code %20}, not the {@code +} of forms. */
  static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
    var response = http.send(request, BodyHandlers.ofString());
    if (response.statusCode() != OK) {
      throw new IOException(
          "%s answered %d: %s".formatted(request.uri(), response.statusCode(), response.body()));
    }
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new IOException(request.uri() + " did not answer JSON", e);
    }
  }
}
