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
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who walks a journey. A class of its own: JAX-RS looks for a path in one root resource only. */
@Path("/v1/journeys/{id}/instances")
@Tag(name = "Instances")
@Produces(MediaType.APPLICATION_JSON)
class JourneyInstancesResource {

  private final UnitOfWork unitOfWork;
  private final InstanceViewStore store;

  JourneyInstancesResource(UnitOfWork unitOfWork, InstanceViewStore store) {
    this.unitOfWork = unitOfWork;
    this.store = store;
  }

  @GET
  @PermissionsAllowed("journey:read")
  @Operation(summary = "Who walks a journey, newest first")
  public Uni<Page<InstanceView>> ofJourney(
      @PathParam("id") String journeyId,
      @QueryParam("running") @Nullable Boolean running,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    InstanceViewStore.Place after = cursor == null ? InstanceViewStore.Place.FIRST : place(cursor);
    return unitOfWork
        .run(work -> store.of(work, journeyId, running, after, limit + 1))
        .map(found -> Page.of(found, limit, JourneyInstancesResource::cursor));
  }

  private static InstanceViewStore.Place place(String cursor) {
    List<String> last = Cursor.decode(cursor);
    try {
      return new InstanceViewStore.Place(
          Instant.parse(last.getFirst()), UUID.fromString(last.getLast()));
    } catch (DateTimeParseException | IllegalArgumentException e) {
      throw PlatformError.INVALID_REQUEST.problem(
          "cursor", "cursor", "Send the nextCursor of the page before, unchanged.");
    }
  }

  private static String cursor(InstanceView last) {
    return Cursor.encode(last.startedAt().toString(), last.id().toString());
  }
}
