package io.assidu.fraud.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.contracts.fraud.SignalKind;
import io.assidu.fraud.FraudError;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.problem.JsonProblems;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.work.UnitOfWork;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Public by nature: the signature says who sends. */
@Path("/v1/signals/keycloak")
@PermitAll
@Tag(name = "Signals")
class KeycloakResource {

  /** The same webhook id is the same signal, however often it is sent. */
  private static final UUID NAMESPACE = UUID.fromString("6f9c1f0e-5a0b-5d0e-9c57-1f6c5d3c7a10");

  private final Optional<WebhookVerifier> verifier;
  private final ObjectMapper json;
  private final UnitOfWork unitOfWork;
  private final Intake intake;
  private final Clock clock;

  KeycloakResource(
      KeycloakConfig config, ObjectMapper json, UnitOfWork unitOfWork, Intake intake, Clock clock) {
    verifier = config.secret().map(WebhookVerifier::new);
    this.json = json;
    this.unitOfWork = unitOfWork;
    this.intake = intake;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "What Keycloak's event listener reports",
      description =
          "Signed as Standard Webhooks 1.0.0 says, no older than five minutes; a webhook-id counts"
              + " once.")
  @RequestBody(
      content = @Content(schema = @Schema(implementation = KeycloakEvent.class)),
      required = true)
  @APIResponse(responseCode = "202", description = "The signal is durable.")
  @APIResponse(responseCode = "401", description = "The signature is not genuine, or too old.")
  public Uni<Response> receive(
      @HeaderParam("webhook-id") @Nullable String id,
      @HeaderParam("webhook-timestamp") @Nullable String timestamp,
      @HeaderParam("webhook-signature") @Nullable String signatures,
      String body) {
    WebhookVerifier genuine =
        verifier.orElseThrow(
            () ->
                FraudError.WEBHOOKS_NOT_CONFIGURED.problem(
                    "Set assidu.fraud.keycloak.secret to the event listener's secret."));
    if (id == null || !genuine.isGenuine(id, timestamp, signatures, body, clock.instant())) {
      throw FraudError.SIGNATURE_INVALID.problem(
          "Sign id, timestamp and body with the shared secret, within five minutes.");
    }
    KeycloakEvent event = read(body);
    UUID signalId = Ids.derived(NAMESPACE, id);
    return unitOfWork
        .run(work -> intake.take(work, event.toSignal(signalId)))
        .replaceWith(() -> Response.accepted().build());
  }

  private KeycloakEvent read(String body) {
    try {
      KeycloakEvent event = json.readValue(body, KeycloakEvent.class);
      Optional<String> missing = KeycloakEvent.missing(event);
      if (missing.isPresent()) {
        throw PlatformError.INVALID_REQUEST.problem(
            missing.get(), "required", "The event listener always sends this.");
      }
      if (event.type() == SignalKind.UNKNOWN) {
        throw FraudError.SUBJECT_UNKNOWN.problem("/type", "known", "This kind is not known.");
      }
      return event;
    } catch (JsonProcessingException malformed) {
      throw JsonProblems.of(malformed);
    }
  }
}
