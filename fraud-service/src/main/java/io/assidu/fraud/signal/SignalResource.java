package io.assidu.fraud.signal;

import io.assidu.contracts.fraud.RiskSignal;
import io.assidu.contracts.fraud.SignalKind;
import io.assidu.fraud.FraudError;
import io.assidu.fraud.geo.Address;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.problem.PlatformError;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

@Path("/v1/signals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Signals")
class SignalResource {

  private final Idempotency idempotency;
  private final Intake intake;
  private final SecurityIdentity caller;
  private final Clock clock;

  SignalResource(Idempotency idempotency, Intake intake, SecurityIdentity caller, Clock clock) {
    this.idempotency = idempotency;
    this.intake = intake;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @PermissionsAllowed("risk:signal")
  @Operation(
      summary = "Report what bears on risk",
      description =
          "A login, a failed login, a changed address. Logins and changes are assessed at once; the"
              + " result stands on assidu.fraud.assessments.")
  @APIResponseSchema(
      value = SignalAccepted.class,
      responseCode = "202",
      responseDescription = "The signal is durable.")
  @APIResponse(responseCode = "400", description = "The request breaks a rule; see errors.")
  @APIResponse(responseCode = "422", description = "The Idempotency-Key was used otherwise.")
  @ResponseStatus(202)
  public Uni<SignalAccepted> report(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull SignalRequest request) {
    check(request);
    UUID signalId = Ids.next();
    return idempotency.once(
        "POST /v1/signals",
        key,
        request,
        SignalAccepted.class,
        work ->
            intake.take(work, signal(signalId, request)).replaceWith(new SignalAccepted(signalId)));
  }

  private static void check(SignalRequest request) {
    if (request.profileId() == null && request.identifier() == null) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/identifier", "required", "Say whom it is about: profileId or identifier.");
    }
    if (request.kind() == SignalKind.UNKNOWN) {
      throw FraudError.SUBJECT_UNKNOWN.problem("/kind", "known", "This kind is not known.");
    }
    if (request.ip() != null && Address.parse(request.ip()).isEmpty()) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/ip", "ip-address", "Expected an IPv4 or IPv6 address.");
    }
  }

  private RiskSignal signal(UUID signalId, SignalRequest request) {
    return new RiskSignal(
        signalId,
        request.profileId(),
        request.identifier(),
        request.kind(),
        caller.getPrincipal().getName(),
        request.ip(),
        request.userAgent(),
        request.deviceId(),
        request.sessionId(),
        request.country(),
        Objects.requireNonNullElse(request.details(), Map.of()),
        Objects.requireNonNullElseGet(request.occurredAt(), clock::instant));
  }
}
