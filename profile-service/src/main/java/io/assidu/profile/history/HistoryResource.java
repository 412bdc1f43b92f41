package io.assidu.profile.history;

import io.assidu.platform.http.Page;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.profile.profile.Profiles;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/profiles/{id}/events")
@Tag(name = "Profiles")
class HistoryResource {

  private final UnitOfWork units;
  private final Profiles profiles;
  private final History history;

  HistoryResource(UnitOfWork units, Profiles profiles, History history) {
    this.units = units;
    this.profiles = profiles;
    this.history = history;
  }

  @GET
  @PermissionsAllowed("profile:read")
  @Operation(
      summary = "What a customer did, the newest first",
      description = "Across all profiles that are one today. Ask for the next page with `cursor`.")
  @APIResponse(responseCode = "404", description = "No such profile")
  @APIResponse(responseCode = "200", description = "A page of events")
  public Uni<Page<Entry>> page(
      UUID id,
      @RestQuery @Nullable String cursor,
      @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
    Position before = cursor == null ? null : Position.of(cursor);
    return units.run(
        work ->
            profiles
                .current(work, id)
                .flatMap(profile -> history.page(work, profile.id(), before, limit + 1))
                .map(found -> page(found, limit)));
  }

  private static Page<Entry> page(List<Entry> found, int limit) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<Entry> items = found.subList(0, limit);
    Entry last = items.getLast();
    return new Page<>(items, new Position(last.occurredAt(), last.eventId()).cursor());
  }
}
