package io.assidu.policy.rehearsal;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What if the draft had been published all along? */
@Path("/v1/contact-policies/{id}/rehearsal")
@Tag(name = "Contact policies")
class RehearsalResource {

  private final Rehearsals rehearsals;

  RehearsalResource(Rehearsals rehearsals) {
    this.rehearsals = rehearsals;
  }

  @POST
  @PermissionsAllowed("policy:write")
  @Operation(
      summary = "Rehearses the draft on the contacts of a period",
      description =
          "Decides again, under the draft, what was asked for then, in its order, and sets it"
              + " against what really happened. Nothing is kept, counted or sent; the same period"
              + " and draft give the same answer.")
  @APIResponse(responseCode = "200", description = "Both, and the difference")
  @APIResponse(responseCode = "404", description = "There is no such policy")
  @APIResponse(responseCode = "422", description = "The period holds too many decisions")
  @APIResponse(responseCode = "429", description = "Another rehearsal is under way")
  public Uni<RehearsalView> rehearse(String id, @NotNull @Valid RehearsalRequest period) {
    return rehearsals.rehearse(id, period);
  }
}
