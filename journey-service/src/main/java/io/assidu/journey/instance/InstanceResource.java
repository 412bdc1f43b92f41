package io.assidu.journey.instance;

import io.assidu.platform.http.Cursor;
import io.assidu.platform.http.Page;
import io.assidu.platform.problem.PlatformError;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who walks where, and why. */
@Path("/v1")
@Tag(name = "Instances", description = "Each profile's walk through a journey, and its history.")
@Produces(MediaType.APPLICATION_JSON)
class InstanceResource {

  private static final Instant END_OF_TIME = Instant.parse("9999-01-01T00:00:00Z");
  private static final UUID LAST_ID = new UUID(-1, -1);

  private final UnitOfWork unitOfWork;
  private final InstanceViewStore store;
  private final NoteStore notes;

  InstanceResource(UnitOfWork unitOfWork, InstanceViewStore store, NoteStore notes) {
    this.unitOfWork = unitOfWork;
    this.store = store;
    this.notes = notes;
  }

  @GET
  @Path("/journeys/{id}/instances")
  @PermissionsAllowed("journey:read")
  @Operation(summary = "Who walks a journey, newest first")
  public Uni<Page<InstanceView>> ofJourney(
      @PathParam("id") String journeyId,
      @QueryParam("running") @Nullable Boolean running,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    List<String> last =
        cursor == null
            ? List.of(END_OF_TIME.toString(), LAST_ID.toString())
            : Cursor.decode(cursor);
    Instant before = Instant.parse(last.getFirst());
    UUID beforeId = UUID.fromString(last.getLast());
    return unitOfWork
        .run(work -> store.of(work, journeyId, running, before, beforeId, limit))
        .map(found -> Page.of(found, limit, InstanceResource::cursor));
  }

  @GET
  @Path("/profiles/{profileId}/instances")
  @PermissionsAllowed("journey:read")
  @Operation(summary = "Which journeys a profile walks or has walked, newest first")
  public Uni<List<InstanceView>> ofProfile(
      @PathParam("profileId") UUID profileId,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return unitOfWork.run(work -> store.ofProfile(work, profileId, limit));
  }

  @GET
  @Path("/instances/{id}")
  @PermissionsAllowed("journey:read")
  @Operation(
      summary = "A walk with all it did, and why",
      description =
          "Each line of the history names the step, the reason, and the event that led to it; what"
              + " became of a message stands in it as well.")
  @APIResponse(responseCode = "404", description = "There is none.")
  public Uni<InstanceView.Told> get(@PathParam("id") UUID id) {
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
                .flatMap(
                    found ->
                        notes.of(work, id).map(history -> new InstanceView.Told(found, history))));
  }

  private static String cursor(InstanceView last) {
    return Cursor.encode(last.startedAt().toString(), last.id().toString());
  }
}
