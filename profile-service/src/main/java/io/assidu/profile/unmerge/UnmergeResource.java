package io.assidu.profile.unmerge;

import io.assidu.platform.idempotency.Idempotency;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/profiles/{id}/unmerge")
@Tag(name = "Profiles")
class UnmergeResource {

  private final Idempotency idempotency;
  private final Unmerge unmerge;

  UnmergeResource(Idempotency idempotency, Unmerge unmerge) {
    this.idempotency = idempotency;
    this.unmerge = unmerge;
  }

  @POST
  @PermissionsAllowed("profile:write")
  @Operation(
      summary = "Undo a merge",
      description =
          "Identifiers, events, traits, orders and consent part again; the pair is never merged"
              + " again by itself.")
  @APIResponse(responseCode = "200", description = "The two profiles")
  @APIResponse(responseCode = "409", description = "There is no such merge that stands")
  public Uni<UnmergeView> undo(
      UUID id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @NotNull @Valid UnmergeRequest request) {
    return idempotency.once(
        "POST /v1/profiles/" + id + "/unmerge",
        key,
        request,
        UnmergeView.class,
        work -> unmerge.undo(work, id, request.mergeId()));
  }
}
