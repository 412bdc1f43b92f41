package io.assidu.journey.instance;

import io.assidu.platform.work.UnitOfWork;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which journeys a profile walks. */
@Path("/v1/profiles/{profileId}/instances")
@Tag(name = "Instances")
@Produces(MediaType.APPLICATION_JSON)
class ProfileInstancesResource {

  private final UnitOfWork unitOfWork;
  private final InstanceViewStore store;

  ProfileInstancesResource(UnitOfWork unitOfWork, InstanceViewStore store) {
    this.unitOfWork = unitOfWork;
    this.store = store;
  }

  @GET
  @PermissionsAllowed("journey:read")
  @Operation(summary = "Which journeys a profile walks or has walked, newest first")
  public Uni<List<InstanceView>> ofProfile(
      @PathParam("profileId") UUID profileId,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return unitOfWork.run(work -> store.ofProfile(work, profileId, limit));
  }
}
