package io.assidu.profile.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.profile.ProfileConfig;
import io.assidu.profile.ProfileConfig.Store;
import io.assidu.profile.ProfileError;
import io.assidu.profile.ingest.Incoming;
import io.assidu.profile.ingest.IntakeQueue;
import io.assidu.profile.ingest.JsonBody;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * Webhooks of WooCommerce. Public by nature: the body is signed. It is durable before the answer
 * and processed after it, for a shop switches a webhook off after five slow or failed deliveries.
 */
@Path("/v1/webhooks/woocommerce/{store}")
@PermitAll
@Tag(name = "Webhooks", description = "What shops push, signed")
class WooCommerceResource {

  private static final String EXAMPLE =
      """
      {"id": 727, "status": "processing", "currency": "EUR", "total": "29.35",
       "date_modified_gmt": "2026-11-24T10:00:00", "customer_id": 26,
       "billing": {"email": "ada@example.com"},
       "line_items": [{"product_id": 93, "quantity": 2, "total": "22.00"}]}""";

  private static final Set<String> TOPICS =
      Set.of("order.created", "order.updated", "order.deleted", "order.restored");

  /** What WooCommerce sends, unsigned, when a webhook is saved. */
  private static final Pattern PING = Pattern.compile("webhook_id=\\d{1,19}");

  private final ProfileConfig config;
  private final IntakeQueue intake;
  private final Clock clock;

  WooCommerceResource(ProfileConfig config, IntakeQueue intake, Clock clock) {
    this.config = config;
    this.intake = intake;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(summary = "The ping when a webhook is saved in the shop")
  @APIResponse(responseCode = "200", description = "This is the right address")
  public RestResponse<Void> ping(String store, String body) {
    secretOf(store);
    if (!PING.matcher(body.strip()).matches()) {
      throw ProfileError.UNKNOWN_WEBHOOK_TOPIC.problem("A form body is a ping: webhook_id=N.");
    }
    return RestResponse.ok();
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "An order was created, updated, deleted or restored",
      description = "In the shop: WooCommerce › Settings › Advanced › Webhooks, API version 3.")
  @RequestBody(content = @Content(examples = @ExampleObject(name = "order", value = EXAMPLE)))
  @APIResponse(responseCode = "200", description = "Durable; a repeated delivery changes nothing")
  @APIResponse(responseCode = "400", description = "The order or the topic is not understood")
  @APIResponse(responseCode = "401", description = "The signature does not match the body")
  @APIResponse(responseCode = "404", description = "No such store is configured")
  public Uni<RestResponse<Void>> order(
      String store,
      @HeaderParam("X-WC-Webhook-Topic") @Nullable String topic,
      @HeaderParam("X-WC-Webhook-Signature") @Nullable String signature,
      byte[] body) {
    Store known = secretOf(store);
    if (!WooSignature.matches(body, known.secret(), signature)) {
      throw ProfileError.BAD_SIGNATURE.problem(
          "X-WC-Webhook-Signature",
          "hmac",
          "base64(HMAC-SHA256(body, secret)) with the secret of this store.");
    }
    if (topic == null || !TOPICS.contains(topic)) {
      throw ProfileError.UNKNOWN_WEBHOOK_TOPIC.problem(
          "X-WC-Webhook-Topic", "enum", "order.created, .updated, .deleted or .restored.");
    }
    JsonNode json = JsonBody.read(body);
    IngestedEvent event =
        new WooDelivery(
                store, known.customerIdPrefix().orElse(""), topic, sha256(body), clock.instant())
            .event(json);
    return intake.accept(List.of(new Incoming(event, null))).replaceWith(RestResponse::ok);
  }

  private Store secretOf(String store) {
    Store known = config.stores().get(store);
    if (known == null) {
      throw ProfileError.UNKNOWN_STORE.problem("Configure assidu.profile.stores.<name>.secret.");
    }
    return known;
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
