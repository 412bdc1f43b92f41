package io.assidu.loyalty.program;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.loyalty.LoyaltyError;
import io.assidu.platform.document.DocumentDiff;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How a program came to be what it is. */
@Path("/v1/programs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Programs")
class ProgramHistoryResource {

  private static final String DRAFT = "draft";
  private static final String VERSION = "[1-9][0-9]{0,8}|" + DRAFT;

  private final ProgramStore store;
  private final UnitOfWork unitOfWork;
  private final ObjectMapper json;

  ProgramHistoryResource(ProgramStore store, UnitOfWork unitOfWork, ObjectMapper json) {
    this.store = store;
    this.unitOfWork = unitOfWork;
    this.json = json;
  }

  @GET
  @Path("/versions")
  @PermissionsAllowed("loyalty:read")
  @Operation(summary = "Every published version, the latest first")
  @APIResponse(responseCode = "200", description = "None, if it was never published.")
  public Uni<List<ProgramView>> versions(@PathParam("id") String id) {
    return unitOfWork
        .run(work -> store.history(work, id))
        .map(all -> all.reversed().stream().map(ProgramView::of).toList());
  }

  @GET
  @Path("/diff")
  @Produces("application/json-patch+json")
  @PermissionsAllowed("loyalty:read")
  @Operation(
      summary = "What changed between two versions, or between a version and the draft",
      description = "A JSON Patch (RFC 6902) that makes the second out of the first.")
  @APIResponse(responseCode = "200", description = "The patch; empty if nothing changed.")
  @APIResponse(responseCode = "400", description = "It is neither a version nor draft.")
  @APIResponse(responseCode = "404", description = "There is no such program or version.")
  public Uni<String> diff(
      @PathParam("id") String id,
      @Parameter(description = "A version, or `draft`.", example = "1") @QueryParam("from")
          @Nullable String from,
      @Parameter(description = "A version, or `draft`.", example = "2")
          @QueryParam("to")
          @DefaultValue(DRAFT)
          String to) {
    String first = requireVersion("/from", from);
    String second = requireVersion("/to", to);
    return unitOfWork.run(
        work ->
            document(work, id, first)
                .chain(
                    before ->
                        document(work, id, second).map(after -> DocumentDiff.of(before, after))));
  }

  private Uni<String> document(Work work, String id, String version) {
    Uni<Optional<ProgramStore.Stored>> found =
        version.equals(DRAFT)
            ? store.draft(work, id)
            : store.version(work, id, Integer.parseInt(version));
    return found
        .map(
            stored ->
                stored.orElseThrow(
                    () -> LoyaltyError.UNKNOWN_PROGRAM.problem("There is no such version.")))
        .map(stored -> write(stored.program()));
  }

  private String write(Program program) {
    try {
      return json.writeValueAsString(program);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a program is always JSON", e);
    }
  }

  private static String requireVersion(String parameter, @Nullable String version) {
    if (version == null || !version.matches(VERSION)) {
      throw PlatformError.INVALID_REQUEST.problem(
          parameter, "version", "The number of a version, or \"draft\".");
    }
    return version;
  }
}
