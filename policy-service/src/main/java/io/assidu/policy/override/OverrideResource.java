package io.assidu.policy.override;

import io.assidu.platform.http.Cursor;
import io.assidu.platform.http.Page;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.policy.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Emergency overrides: opened by one person, confirmed by another, ended by either. */
@Path("/v1/overrides")
@Tag(name = "Overrides", description = "Emergencies that cannot wait for quiet hours and caps")
class OverrideResource {

  private final Idempotency idempotency;
  private final UnitOfWork units;
  private final OverrideDesk desk;
  private final OverrideStore store;
  private final Caller caller;
  private final Clock clock;

  OverrideResource(
      Idempotency idempotency,
      UnitOfWork units,
      OverrideDesk desk,
      OverrideStore store,
      Caller caller,
      Clock clock) {
    this.idempotency = idempotency;
    this.units = units;
    this.desk = desk;
    this.store = store;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @PermissionsAllowed("override:open")
  @Operation(
      summary = "Opens an override",
      description = "Without effect until somebody else confirms it.")
  @APIResponse(responseCode = "200", description = "The override, awaiting confirmation")
  public Uni<OverrideView> open(
      @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid OverrideAsk ask) {
    String who = caller.subject();
    return idempotency.once(
        "POST /v1/overrides", key, ask, OverrideView.class, work -> desk.open(work, ask, who));
  }

  @POST
  @Path("/{overrideId}/confirm")
  @PermissionsAllowed("override:confirm")
  @Operation(
      summary = "Puts an override in force",
      description =
          "From now until it ends, contacts in its scope wait for no quiet hour and no cap; within a"
              + " second on every replica. Consent, suppressions and a risk freeze hold as ever.")
  @APIResponse(responseCode = "200", description = "The override, in force")
  @APIResponse(responseCode = "403", description = "Whoever opened it cannot confirm it")
  @APIResponse(responseCode = "404", description = "There is no such override")
  @APIResponse(responseCode = "409", description = "It was confirmed, or it is over")
  public Uni<OverrideView> confirm(
      UUID overrideId, @HeaderParam("Idempotency-Key") @Nullable String key) {
    String who = caller.subject();
    return idempotency.once(
        "POST /v1/overrides/" + overrideId + "/confirm",
        key,
        overrideId,
        OverrideView.class,
        work -> desk.confirm(work, overrideId, who));
  }

  @DELETE
  @Path("/{overrideId}")
  @PermissionsAllowed({"override:open", "override:confirm"})
  @Operation(summary = "Ends an override now", description = "Its record stays.")
  @APIResponse(responseCode = "200", description = "The override, over")
  @APIResponse(responseCode = "404", description = "There is no such override")
  public Uni<OverrideView> end(UUID overrideId) {
    String who = caller.subject();
    return units.run((Work work) -> desk.end(work, overrideId, who));
  }

  @GET
  @Path("/{overrideId}")
  @PermissionsAllowed("policy:read")
  @Operation(summary = "An override with its story, and how often it was used")
  @APIResponse(responseCode = "200", description = "The override")
  @APIResponse(responseCode = "404", description = "There is no such override")
  public Uni<OverrideView> get(UUID overrideId) {
    return units.run((Work work) -> find(work, overrideId).chain(found -> counted(work, found)));
  }

  @GET
  @Path("/{overrideId}/uses")
  @PermissionsAllowed("policy:read")
  @Operation(summary = "What an override was used for, the latest first")
  @APIResponse(responseCode = "200", description = "A page; `nextCursor` leads to the next")
  @APIResponse(responseCode = "404", description = "There is no such override")
  public Uni<Page<OverrideUse>> uses(
      UUID overrideId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    UUID before = cursor == null ? null : Cursor.decodeUuid(cursor);
    return units.run(
        (Work work) ->
            find(work, overrideId)
                .chain(() -> store.uses(work, overrideId, before, limit + 1))
                .map(found -> Page.of(found, limit, use -> Cursor.encode(use.decisionId()))));
  }

  @GET
  @PermissionsAllowed("policy:read")
  @Operation(summary = "All overrides, the latest first")
  @APIResponse(responseCode = "200", description = "A page; `nextCursor` leads to the next")
  public Uni<Page<OverrideView>> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    UUID before = cursor == null ? null : Cursor.decodeUuid(cursor);
    return units.run(
        (Work work) ->
            store
                .list(work, before, limit + 1)
                .chain(found -> counted(work, found))
                .map(found -> Page.of(found, limit, view -> Cursor.encode(view.overrideId()))));
  }

  private Uni<List<OverrideView>> counted(Work work, List<EmergencyOverride> found) {
    return found.isEmpty()
        ? Uni.createFrom().item(List.of())
        : Uni.join()
            .all(found.stream().map(one -> counted(work, one)).toList())
            .usingConcurrencyOf(1)
            .andFailFast();
  }

  private Uni<OverrideView> counted(Work work, EmergencyOverride found) {
    return store.uses(work, found.id()).map(uses -> OverrideView.of(found, uses, clock.instant()));
  }

  private Uni<EmergencyOverride> find(Work work, UUID id) {
    return store.find(work, id).map(found -> found.orElseThrow(OverrideDesk::unknown));
  }
}
