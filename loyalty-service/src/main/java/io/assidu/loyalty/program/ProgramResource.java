package io.assidu.loyalty.program;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.platform.document.DocumentReader;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Programs over REST. */
@Path("/v1/programs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programs", description = "How points are earned, spent and accounted for.")
class ProgramResource {

  private final ProgramStore store;
  private final Publishing publishing;
  private final UnitOfWork unitOfWork;
  private final SecurityIdentity identity;

  ProgramResource(
      ProgramStore store, Publishing publishing, UnitOfWork unitOfWork, SecurityIdentity identity) {
    this.store = store;
    this.publishing = publishing;
    this.unitOfWork = unitOfWork;
    this.identity = identity;
  }

  @GET
  @PermissionsAllowed("loyalty:read")
  @Operation(summary = "The published version of each program")
  @APIResponse(responseCode = "200", description = "All programs.")
  public Uni<List<ProgramView>> list() {
    return unitOfWork.run(store::published).map(all -> all.stream().map(ProgramView::of).toList());
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed("loyalty:read")
  @Operation(summary = "A program: its published version, its draft, or any version")
  @APIResponse(responseCode = "200", description = "The version, with its ETag.")
  @APIResponse(responseCode = "404", description = "No such program, draft or version.")
  public Uni<RestResponse<ProgramView>> get(
      @PathParam("id") String id,
      @QueryParam("draft") @DefaultValue("false") boolean draft,
      @QueryParam("version") @Nullable Integer version) {
    return unitOfWork
        .run(work -> find(work, id, draft, version))
        .map(
            found ->
                tagged(
                    found.orElseThrow(
                        () -> LoyaltyError.UNKNOWN_PROGRAM.problem("There is no such version."))));
  }

  private Uni<Optional<ProgramStore.Stored>> find(
      Work work, String id, boolean draft, @Nullable Integer version) {
    if (version != null) {
      return store.version(work, id, version);
    }
    return draft ? store.draft(work, id) : store.published(work, id);
  }

  @POST
  @Path("/validation")
  @Consumes({MediaType.APPLICATION_JSON, DocumentReader.YAML})
  @PermissionsAllowed("program:write")
  @Operation(
      summary = "Check a program without saving it",
      description = "By all that saving its draft and publishing it would refuse it for.")
  @APIResponse(responseCode = "204", description = "It could be published as it is.")
  @APIResponse(responseCode = "400", description = "It breaks a rule: see errors.")
  public Uni<Void> validate(@Valid @NotNull Program program) {
    return unitOfWork.run(work -> publishing.check(work, program));
  }

  @PUT
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, DocumentReader.YAML})
  @PermissionsAllowed("program:write")
  @Operation(
      summary = "Save a draft",
      description =
          "As JSON or YAML. Checked as a whole; a CEL error names the column. Nothing counts before it is"
              + " published. A draft that is there already must be named in If-Match.")
  @APIResponse(responseCode = "200", description = "Saved, with its ETag.")
  @APIResponse(responseCode = "400", description = "It breaks a rule: see errors.")
  @APIResponse(responseCode = "412", description = "Somebody saved the draft meanwhile.")
  @APIResponse(responseCode = "428", description = "There is a draft: name it in If-Match.")
  public Uni<RestResponse<ProgramView>> save(
      @PathParam("id") String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @Valid @NotNull Program program) {
    String by = identity.getPrincipal().getName();
    return unitOfWork
        .run(work -> publishing.save(work, id, program, ifMatch, by))
        .map(ProgramResource::tagged);
  }

  @POST
  @Path("/{id}/publish")
  @PermissionsAllowed("program:write")
  @Operation(
      summary = "Publish the draft",
      description =
          "From now on it counts, for what is earned and for cohorts opened from now on. Cohorts that"
              + " are there keep their expected redemption rate: see estimates.")
  @APIResponse(responseCode = "200", description = "Published, for ever as it is.")
  @APIResponse(responseCode = "400", description = "Its currencies are not those of its journal.")
  @APIResponse(responseCode = "409", description = "There is no draft.")
  public Uni<RestResponse<ProgramView>> publish(@PathParam("id") String id) {
    return unitOfWork.run(work -> publishing.publish(work, id)).map(ProgramResource::tagged);
  }

  private static RestResponse<ProgramView> tagged(ProgramStore.Stored stored) {
    return RestResponse.ResponseBuilder.ok(ProgramView.of(stored))
        .header("ETag", Publishing.tag(stored))
        .build();
  }
}
