package io.assidu.policy.document;

import io.assidu.platform.document.DocumentDiff;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.policy.Json;
import io.assidu.policy.PolicyError;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How a contact policy came to be what it is. */
@Path("/v1/contact-policies")
@Tag(name = "Contact policies")
class PolicyHistoryResource {

  private static final String DRAFT = "draft";
  private static final String VERSION = "[1-9][0-9]{0,8}|" + DRAFT;

  private final UnitOfWork units;
  private final PolicyStore store;
  private final ActivePolicy active;
  private final Json json;

  PolicyHistoryResource(UnitOfWork units, PolicyStore store, ActivePolicy active, Json json) {
    this.units = units;
    this.store = store;
    this.active = active;
    this.json = json;
  }

  @GET
  @Path("/{id}/versions")
  @PermissionsAllowed("policy:read")
  @Operation(summary = "Every published version, the latest first")
  @APIResponse(responseCode = "200", description = "None, if it was never published")
  public Uni<List<PolicyVersion>> versions(@Pattern(regexp = PolicyResource.ID) String id) {
    return units.run((Work work) -> active.get(work).chain(() -> store.versions(id)));
  }

  @GET
  @Path("/{id}/diff")
  @Produces("application/json-patch+json")
  @PermissionsAllowed("policy:read")
  @Operation(
      summary = "What changed between two versions, or between a version and the draft",
      description = "A JSON Patch (RFC 6902) that makes the second out of the first.")
  @APIResponse(responseCode = "200", description = "The patch; empty if nothing changed")
  @APIResponse(responseCode = "404", description = "There is no such policy or version")
  public Uni<String> diff(
      @Pattern(regexp = PolicyResource.ID) String id,
      @Parameter(description = "A version, or `draft`.") @QueryParam("from") String from,
      @Parameter(description = "A version, or `draft`.") @QueryParam("to") @DefaultValue(DRAFT)
          String to) {
    requireVersion("from", from);
    requireVersion("to", to);
    return units.run(
        (Work work) ->
            active
                .get(work)
                .chain(() -> document(id, from))
                .chain(before -> document(id, to).map(after -> DocumentDiff.of(before, after))));
  }

  private Uni<String> document(String id, String version) {
    Uni<Optional<ContactPolicy>> found =
        version.equals(DRAFT)
            ? store.draft(id).map(draft -> draft.map(PolicyDraft::document))
            : store
                .version(id, Integer.parseInt(version))
                .map(published -> published.map(PublishedPolicy::document));
    return found
        .map(
            document ->
                document.orElseThrow(
                    () ->
                        PolicyError.UNKNOWN_POLICY.problem(
                            "There is no such contact policy or version.")))
        .map(json::write);
  }

  private static void requireVersion(String parameter, String version) {
    if (version == null || !version.matches(VERSION)) {
      throw PlatformError.INVALID_REQUEST.problem(
          parameter, "version", "The number of a version, or \"draft\".");
    }
  }
}
