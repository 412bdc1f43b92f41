package io.assidu.channel.webhook;

import io.assidu.channel.delivery.Delivery;
import io.assidu.channel.delivery.Handover;
import io.assidu.channel.delivery.HandoverResult;
import io.assidu.channel.recipient.Recipient;
import io.assidu.contracts.contact.Channel;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.ext.web.client.WebClient;
import io.vertx.mutiny.ext.web.codec.BodyCodec;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * POSTs a contact to one of the configured endpoints.
 *
 * <p>{@code webhook-id} is the contact's id, so that a receiver that got it twice can tell. Only
 * endpoints from the configuration are called, and redirects are not followed: nothing that a
 * request says decides where we connect to.
 */
@ApplicationScoped
class WebhookHandover implements Handover {
  private static final String DEFAULT = "default";

  private final Map<String, Endpoint> endpoints;
  private final WebClient http;
  private final WebhookConfig config;
  private final Clock clock;

  WebhookHandover(Vertx vertx, WebhookConfig config, Clock clock) {
    this.endpoints =
        config.endpoints().entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey,
                    entry ->
                        new Endpoint(
                            entry.getValue().url(),
                            new WebhookSignature(entry.getValue().secret()))));
    this.http =
        WebClient.create(
            vertx,
            new WebClientOptions().setFollowRedirects(false).setUserAgent("Assidu-Webhooks/1"));
    this.config = config;
    this.clock = clock;
  }

  private record Endpoint(URI url, WebhookSignature signature) {}

  @Override
  public Channel channel() {
    return Channel.WEBHOOK;
  }

  @Override
  public Uni<HandoverResult> handOver(Delivery delivery, Recipient recipient) {
    Endpoint endpoint = endpoints.get(delivery.address() == null ? DEFAULT : delivery.address());
    if (endpoint == null) {
      return Uni.createFrom().item(new HandoverResult.Failed("no such webhook endpoint"));
    }
    Instant now = clock.instant();
    String id = delivery.contactId().toString();
    String body = body(delivery, now);
    return http.postAbs(endpoint.url().toString())
        .timeout(config.timeout().toMillis())
        .putHeader("content-type", "application/json")
        .putHeader("webhook-id", id)
        .putHeader("webhook-timestamp", String.valueOf(now.getEpochSecond()))
        .putHeader("webhook-signature", endpoint.signature().sign(id, now, body))
        .as(BodyCodec.none())
        .sendBuffer(Buffer.buffer(body))
        .map(
            answer ->
                WebhookAnswer.of(
                    delivery.contactId(), answer.statusCode(), answer.getHeader("retry-after")))
        .onFailure()
        .recoverWithItem(WebhookHandover::noAnswer);
  }

  @PreDestroy
  void close() {
    http.close();
  }

  /** Only a connection that never stood up was certainly not heard. */
  private static HandoverResult noAnswer(Throwable failure) {
    boolean neverHeard =
        failure instanceof ConnectException || failure instanceof UnknownHostException;
    return neverHeard
        ? new HandoverResult.Later("the endpoint cannot be reached", null)
        : new HandoverResult.Unknown("no answer: " + failure.getClass().getSimpleName());
  }

  private static String body(Delivery delivery, Instant now) {
    JsonObject data =
        new JsonObject()
            .put("contactId", delivery.contactId().toString())
            .put("profileId", delivery.profileId().toString())
            .put("purpose", delivery.purpose().name().toLowerCase(Locale.ROOT))
            .put("topic", delivery.topic())
            .put("template", delivery.template())
            .put("parameters", new JsonObject(delivery.parameters()))
            .put("correlationId", delivery.correlationId());
    return new JsonObject()
        .put("type", "io.assidu.contact.v1")
        .put("timestamp", now.toString())
        .put("data", data)
        .encode();
  }
}
