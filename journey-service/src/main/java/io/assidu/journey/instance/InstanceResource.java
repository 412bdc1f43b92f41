package io.assidu.journey.instance;

import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One walk, and why it went as it did. */
@Path("/v1/instances")
@Tag(name = "Instances", description = "Each profile's walk through a journey, and its history.")
@Produces(MediaType.APPLICATION_JSON)
class InstanceResource {

  private final UnitOfWork unitOfWork;
  private final InstanceViewStore store;
  private final NoteStore notes;

  InstanceResource(UnitOfWork unitOfWork, InstanceViewStore store, NoteStore notes) {
    this.unitOfWork = unitOfWork;
    this.store = store;
    this.notes = notes;
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed("journey:read")
  @Operation(
      summary = "A walk with all it did, and why",
      description =
          "Each line of the history names the step, the reason, and the event that led to it; what"
              + " became of a message stands in it as well.")
  @APIResponse(responseCode = "200", description = "The walk.")
  @APIResponse(responseCode = "404", description = "There is none.")
  public Uni<InstanceView> get(@PathParam("id") UUID id) {
    return unitOfWork.run(
        work ->
            store
                .find(work, id)
                .map(
                    found ->
                        found.orElseThrow(
                            () ->
                                PlatformError.NOT_FOUND.problem(
                                    "There is no instance " + id + ".")))
                .flatMap(found -> notes.of(work, id).map(found::with)));
  }
}
