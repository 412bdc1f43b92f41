package io.assidu.loyalty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Speaks fraud-service's assessment endpoint, and the realm's token endpoint that guards it. It
 * keeps no state: the device named in a request says what to answer ({@code challenge}, {@code
 * freeze}, …; {@code silent} does not answer in time), any other device is allowed.
 */
public class FraudStandIn implements QuarkusTestResourceLifecycleManager {

  private static final String TOKEN = "stand-in-token";

  private final ObjectMapper json = new ObjectMapper();
  private @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      HttpServer started =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      started.createContext("/v1/assessments", this::assess);
      started.createContext(
          "/token",
          exchange ->
              answer(
                  exchange,
                  200,
                  Map.of("access_token", TOKEN, "expires_in", 300, "token_type", "Bearer")));
      started.start();
      server = started;
      String url = "http://localhost:" + started.getAddress().getPort();
      return Map.of(
          "quarkus.rest-client.fraud-service.url",
          url,
          "quarkus.oidc-client.auth-server-url",
          url,
          "quarkus.oidc-client.discovery-enabled",
          "false",
          "quarkus.oidc-client.token-path",
          "/token");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assess(HttpExchange exchange) throws IOException {
    if (!("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, Map.of());
      return;
    }
    JsonNode request = json.readTree(exchange.getRequestBody());
    String device = request.path("deviceId").asText();
    String action =
        switch (device) {
          case "challenge", "hold", "block", "freeze" -> device;
          default -> "allow";
        };
    if (!device.equals("silent")) {
      answer(
          exchange,
          200,
          Map.of(
              "assessmentId",
              UUID.nameUUIDFromBytes(
                  request.path("reference").asText().getBytes(StandardCharsets.UTF_8)),
              "score",
              action.equals("allow") ? 12 : 64,
              "action",
              action));
    }
  }

  private void answer(HttpExchange exchange, int status, Map<String, ?> body) throws IOException {
    byte[] bytes = json.writeValueAsBytes(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }
}
