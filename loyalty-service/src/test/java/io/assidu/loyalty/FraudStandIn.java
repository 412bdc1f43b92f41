package io.assidu.loyalty;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * Speaks fraud-service's assessment endpoint, and the realm's token endpoint that guards it. It
 * keeps no state: the device named in a request says what to answer ({@code challenge}, {@code
 * freeze}, …; {@code silent} does not answer, {@code slow} too late, {@code broken} with an error,
 * {@code garbled} with what is no answer), any other device is allowed.
 */
public class FraudStandIn implements QuarkusTestResourceLifecycleManager {

  private static final String TOKEN = "stand-in-token";
  private static final Duration BUDGET = Duration.ofSeconds(3);
  private static final long SLOW_MILLIS = BUDGET.plusMillis(500).toMillis();

  private final Vertx vertx = Vertx.vertx();

  @Override
  public Map<String, String> start() {
    HttpServer server =
        vertx
            .createHttpServer()
            .requestHandler(this::handle)
            .listen(0, "localhost")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
    String url = "http://localhost:" + server.actualPort();
    return Map.of(
        "quarkus.rest-client.fraud-service.url",
        url,
        "quarkus.oidc-client.auth-server-url",
        url,
        "quarkus.oidc-client.token-path",
        "/token",
        "quarkus.oidc-client.credentials.secret",
        "not-a-secret",
        // A build machine is slower than a production one, and the first call the slowest.
        "assidu.loyalty.risk.budget",
        BUDGET.toSeconds() + "s",
        "assidu.loyalty.birthdays.every",
        "1s");
  }

  private void handle(HttpServerRequest request) {
    if (request.path().equals("/token")) {
      answer(
          request,
          200,
          new JsonObject()
              .put("access_token", TOKEN)
              .put("expires_in", 300)
              .put("token_type", "Bearer"));
    } else if (("Bearer " + TOKEN).equals(request.getHeader("Authorization"))) {
      request.body().onSuccess(body -> assess(request, body.toJsonObject()));
    } else {
      answer(request, 401, new JsonObject());
    }
  }

  private void assess(HttpServerRequest request, JsonObject asked) {
    String device = Objects.requireNonNullElse(asked.getString("deviceId"), "");
    String action =
        switch (device) {
          case "challenge", "hold", "block", "freeze", "quarantine" -> device;
          default -> "allow";
        };
    switch (device) {
      case "silent" -> {}
      case "slow" -> vertx.setTimer(SLOW_MILLIS, late -> answer(request, 200, said(asked, action)));
      case "broken" -> answer(request, 500, new JsonObject());
      case "garbled" -> answer(request, 200, new JsonObject().put("score", "many"));
      default -> answer(request, 200, said(asked, action));
    }
  }

  private static JsonObject said(JsonObject asked, String action) {
    byte[] reference = asked.getString("reference").getBytes(StandardCharsets.UTF_8);
    return new JsonObject()
        .put("assessmentId", UUID.nameUUIDFromBytes(reference).toString())
        .put("score", action.equals("allow") ? 12 : 64)
        .put("action", action);
  }

  private static void answer(HttpServerRequest request, int status, JsonObject body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.encode());
  }

  @Override
  public void stop() {
    vertx.close();
  }
}
