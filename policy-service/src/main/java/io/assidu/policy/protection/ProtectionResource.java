package io.assidu.policy.protection;

import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.policy.document.PublishedPolicies;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many places are kept for whom? */
@Path("/v1/contact-policies/{id}/protection")
@Tag(name = "Contact policies")
class ProtectionResource {

  private final UnitOfWork units;
  private final PublishedPolicies policies;
  private final ProtectionStore store;

  ProtectionResource(UnitOfWork units, PublishedPolicies policies, ProtectionStore store) {
    this.units = units;
    this.policies = policies;
    this.store = store;
  }

  @GET
  @PermissionsAllowed("policy:read")
  @Operation(
      summary = "How many places are kept for higher classes",
      description =
          "By each cap of the published version that protects anybody: fixed, or computed from the"
              + " demand of a period, which is shown.")
  @APIResponse(responseCode = "200", description = "The levels that hold now")
  @APIResponse(responseCode = "404", description = "There is no such policy, or none published")
  public Uni<ProtectionView> get(String id) {
    return units.run(
        (Work work) ->
            policies
                .get(id)
                .chain(
                    policy ->
                        store
                            .latest(work, policy)
                            .map(computed -> ProtectionView.of(policy, computed))));
  }
}
