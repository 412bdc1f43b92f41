package io.assidu.loyalty.adjustment;

import io.assidu.platform.idempotency.Idempotency;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Adjustments over REST. */
@Path("/v1/adjustments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Adjustments", description = "Points given or taken by hand, with a reason.")
class AdjustmentResource {

  private final Adjustments adjustments;
  private final Idempotency idempotency;
  private final SecurityIdentity identity;

  AdjustmentResource(Adjustments adjustments, Idempotency idempotency, SecurityIdentity identity) {
    this.adjustments = adjustments;
    this.idempotency = idempotency;
    this.identity = identity;
  }

  @POST
  @PermissionsAllowed("loyalty:adjust")
  @ResponseStatus(201)
  @Operation(
      summary = "Give or take points",
      description = "Points given are a cost, not deferred revenue, and do not count for a tier.")
  @APIResponseSchema(
      value = AdjustmentView.class,
      responseCode = "201",
      responseDescription = "Done.")
  @APIResponse(responseCode = "400", description = "Zero points, no reason, a malformed request.")
  @APIResponse(responseCode = "404", description = "No such program; or the member was erased.")
  @APIResponse(responseCode = "409", description = "There are not so many points to take.")
  @APIResponse(responseCode = "422", description = "The key was used with another body.")
  public Uni<AdjustmentView> adjust(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @NotNull AdjustmentRequest request) {
    String by = identity.getPrincipal().getName();
    return idempotency.once(
        "POST /v1/adjustments",
        key,
        request,
        AdjustmentView.class,
        work -> adjustments.adjust(work, request, by));
  }
}
