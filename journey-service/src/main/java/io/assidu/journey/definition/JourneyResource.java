package io.assidu.journey.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.platform.http.Cursor;
import io.assidu.platform.http.ETags;
import io.assidu.platform.http.Page;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Journeys, for whoever writes them. */
@Path("/v1/journeys")
@Tag(name = "Journeys", description = "Draft, publish, pause and archive journeys.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class JourneyResource {

  private static final String ID = "[a-z][a-z0-9-]{0,62}";

  private static final String EXAMPLE =
      """
      {"name":"Welcome","triggers":[{"type":"event","name":"Signed Up"}],"entry":{"again":"never"},
       "start":"greet","steps":[
        {"id":"greet","type":"message","purpose":"marketing","template":"welcome",
         "channels":["email"],"next":"greeted"},
        {"id":"greeted","type":"exit"}]}""";

  private final UnitOfWork unitOfWork;
  private final Idempotency idempotency;
  private final Journeys journeys;
  private final JourneyStore store;
  private final VersionStore versions;
  private final DocumentReader reader;

  JourneyResource(
      UnitOfWork unitOfWork,
      Idempotency idempotency,
      Journeys journeys,
      JourneyStore store,
      VersionStore versions,
      DocumentReader reader) {
    this.unitOfWork = unitOfWork;
    this.idempotency = idempotency;
    this.journeys = journeys;
    this.store = store;
    this.versions = versions;
    this.reader = reader;
  }

  @PUT
  @Path("/{id}")
  @PermissionsAllowed("journey:write")
  @Operation(
      summary = "Keep a draft",
      description =
          "Refuses a document that could not be published, naming every place and rule. To change a"
              + " draft send the ETag of the one you have read in If-Match. Nobody walks a draft.")
  @RequestBody(content = @Content(examples = @ExampleObject(name = "welcome", value = EXAMPLE)))
  @APIResponse(responseCode = "200", description = "Kept; the ETag names this draft.")
  @APIResponse(responseCode = "400", description = "invalid-journey: errors names each place.")
  @APIResponse(responseCode = "409", description = "journey-archived")
  @APIResponse(responseCode = "412", description = "Somebody changed it since you read it.")
  @APIResponse(responseCode = "428", description = "It exists: an If-Match header is needed.")
  public Uni<RestResponse<JourneyView>> put(
      @PathParam("id") @Pattern(regexp = ID) String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      JsonNode document) {
    return unitOfWork
        .run(work -> journeys.save(id, document, revision -> mustMatch(revision, ifMatch)))
        .map(row -> tagged(JourneyView.of(row, reader)));
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed("journey:read")
  @Operation(summary = "A journey with its draft")
  @APIResponse(responseCode = "200", description = "The ETag names the draft.")
  @APIResponse(responseCode = "404", description = "There is none.")
  public Uni<RestResponse<JourneyView>> get(@PathParam("id") String id) {
    return unitOfWork
        .run(work -> store.findById(id))
        .onItem()
        .ifNull()
        .failWith(() -> Journeys.unknown(id))
        .map(row -> tagged(JourneyView.of(row, reader)));
  }

  @GET
  @PermissionsAllowed("journey:read")
  @Operation(summary = "All journeys, by id")
  public Uni<Page<JourneyView.Summary>> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    String after = cursor == null ? "" : Cursor.decode(cursor).getFirst();
    return unitOfWork
        .run(work -> store.page(after, limit + 1))
        .map(
            rows ->
                Page.of(
                    rows.stream().map(row -> JourneyView.Summary.of(row, reader)).toList(),
                    limit,
                    last -> Cursor.encode(last.id())));
  }

  @GET
  @Path("/{id}/versions")
  @PermissionsAllowed("journey:read")
  @Operation(summary = "The published versions, newest first")
  public Uni<JourneyView.Versions> versions(@PathParam("id") String id) {
    return unitOfWork
        .run(work -> versions.of(id))
        .map(
            rows -> {
              if (rows.isEmpty()) {
                throw Journeys.unknown(id);
              }
              return JourneyView.Versions.of(rows);
            });
  }

  @GET
  @Path("/{id}/versions/{version}")
  @PermissionsAllowed("journey:read")
  @Operation(summary = "A published version; it never changes")
  public Uni<JourneyView.Version> version(
      @PathParam("id") String id, @PathParam("version") int version) {
    return unitOfWork
        .run(work -> versions.version(id, version))
        .onItem()
        .ifNull()
        .failWith(() -> Journeys.unknown(id + "/" + version))
        .map(row -> JourneyView.Version.of(row, reader));
  }

  @POST
  @Path("/{id}/publish")
  @PermissionsAllowed("journey:publish")
  @Operation(
      summary = "Make the draft the live version",
      description =
          "Versions count up from 1. Whoever is inside goes on with the version they started with."
              + " With If-Match, publishes exactly the draft that was read.")
  @APIResponse(responseCode = "200", description = "Live.")
  @APIResponse(responseCode = "409", description = "nothing-to-publish, or journey-archived")
  public Uni<JourneyView.Version> publish(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @HeaderParam("Idempotency-Key") @Nullable String key) {
    return idempotency.once(
        "POST /v1/journeys/" + id + "/publish",
        key,
        ifMatch == null ? List.of() : List.of(ifMatch),
        JourneyView.Version.class,
        work ->
            journeys
                .publish(
                    work,
                    id,
                    revision -> {
                      if (ifMatch != null) {
                        mustMatch(revision, ifMatch);
                      }
                    })
                .map(row -> JourneyView.Version.of(row, reader)));
  }

  @POST
  @Path("/{id}/pause")
  @PermissionsAllowed("journey:publish")
  @Operation(
      summary = "Let nobody in",
      description = "Whoever is inside walks on. Said twice, it is said once.")
  @APIResponse(responseCode = "409", description = "wrong-state: it is not live.")
  @APIResponse(responseCode = "200", description = "As it is now.")
  public Uni<RestResponse<JourneyView>> pause(@PathParam("id") String id) {
    return unitOfWork
        .run(work -> journeys.pause(work, id))
        .map(row -> tagged(JourneyView.of(row, reader)));
  }

  @POST
  @Path("/{id}/resume")
  @PermissionsAllowed("journey:publish")
  @Operation(summary = "Let people in again", description = "Said twice, it is said once.")
  @APIResponse(responseCode = "409", description = "wrong-state: it is not paused.")
  @APIResponse(responseCode = "200", description = "As it is now.")
  public Uni<RestResponse<JourneyView>> resume(@PathParam("id") String id) {
    return unitOfWork
        .run(work -> journeys.resume(work, id))
        .map(row -> tagged(JourneyView.of(row, reader)));
  }

  @POST
  @Path("/{id}/archive")
  @PermissionsAllowed("journey:publish")
  @Operation(
      summary = "End it for good",
      description =
          "Nobody enters, everyone inside leaves, and messages that have not gone out are called off."
              + " Said twice, it is said once.")
  @APIResponse(responseCode = "200", description = "As it is now.")
  public Uni<RestResponse<JourneyView>> archive(@PathParam("id") String id) {
    return unitOfWork
        .run(work -> journeys.archive(work, id))
        .map(row -> tagged(JourneyView.of(row, reader)));
  }

  private static void mustMatch(@Nullable Long revision, @Nullable String ifMatch) {
    ETags.requireMatch(ifMatch, revision == null ? null : ETags.of(revision));
  }

  private static RestResponse<JourneyView> tagged(JourneyView view) {
    return RestResponse.ResponseBuilder.ok(view).header("ETag", ETags.of(view.revision())).build();
  }
}
