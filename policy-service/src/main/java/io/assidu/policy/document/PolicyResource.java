package io.assidu.policy.document;

import io.assidu.platform.http.ETags;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.problem.Problem;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.problem.Violation;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.policy.Caller;
import io.assidu.policy.PolicyError;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;

/** Contact policies: a draft to work on, and versions that never change. */
@Path("/v1/contact-policies")
@Tag(name = "Contact policies", description = "Consent, quiet hours, caps: one document")
class PolicyResource {

  static final String ID = "[a-z0-9][a-z0-9-]{0,62}";

  private final UnitOfWork units;
  private final Idempotency idempotency;
  private final PolicyStore store;
  private final ActivePolicy active;
  private final Caller caller;

  PolicyResource(
      UnitOfWork units,
      Idempotency idempotency,
      PolicyStore store,
      ActivePolicy active,
      Caller caller) {
    this.units = units;
    this.idempotency = idempotency;
    this.store = store;
    this.active = active;
    this.caller = caller;
  }

  @GET
  @PermissionsAllowed("policy:read")
  @Operation(summary = "All policies")
  @APIResponse(responseCode = "200", description = "Each with its draft and published version")
  public Uni<List<PolicyView>> list() {
    return units.run(
        (Work work) ->
            active
                .get(work)
                .chain(store::drafts)
                .chain(
                    drafts ->
                        drafts.isEmpty()
                            ? Uni.createFrom().item(List.<PolicyView>of())
                            : Uni.join()
                                .all(drafts.stream().map(this::view).toList())
                                .usingConcurrencyOf(1)
                                .andFailFast()));
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed("policy:read")
  @Operation(summary = "A policy's draft, and which version of it is published")
  @APIResponse(responseCode = "200", description = "The ETag is the draft's revision")
  @APIResponse(responseCode = "404", description = "There is no such policy")
  public Uni<RestResponse<PolicyView>> get(@Pattern(regexp = ID) String id) {
    return units.run(
        (Work work) ->
            active.get(work).chain(() -> draft(id)).chain(this::view).map(PolicyResource::tagged));
  }

  @GET
  @Path("/{id}/versions/{version}")
  @PermissionsAllowed("policy:read")
  @Operation(summary = "What was published as a version")
  @APIResponse(responseCode = "200", description = "The document, as it was and stays")
  @APIResponse(responseCode = "404", description = "There is no such version")
  public Uni<PublishedPolicy> version(@Pattern(regexp = ID) String id, int version) {
    return units.run((Work work) -> store.version(id, version).map(PolicyResource::known));
  }

  @PUT
  @Path("/{id}")
  @Consumes({MediaType.APPLICATION_JSON, PolicyReader.YAML})
  @PermissionsAllowed("policy:write")
  @Operation(
      summary = "Replaces the draft",
      description = "Decides nothing until it is published. An existing draft wants `If-Match`.")
  @APIResponse(responseCode = "200", description = "The draft as it is now")
  @APIResponse(
      responseCode = "422",
      description = "Not a sound policy; the problem names field and rule",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(responseCode = "412", description = "Somebody else has changed the draft")
  public Uni<RestResponse<PolicyView>> put(
      @Pattern(regexp = ID) String id,
      @HeaderParam("If-Match") @Nullable String ifMatch,
      @NotNull @Valid ContactPolicy document) {
    refuseUnsound(document);
    return units.run(
        (Work work) ->
            active
                .get(work)
                .chain(() -> store.draft(id))
                .invoke(
                    current ->
                        current.ifPresent(draft -> ETags.requireMatch(ifMatch, draft.revision())))
                .chain(() -> store.draft(id, document))
                .chain(this::view)
                .map(PolicyResource::tagged));
  }

  @POST
  @Path("/{id}/publish")
  @PermissionsAllowed("policy:write")
  @Operation(
      summary = "Publishes the draft as the next version",
      description = "It decides from now on; within a second on every replica.")
  @APIResponse(responseCode = "200", description = "The version")
  @APIResponse(responseCode = "409", description = "The draft is what is published already")
  public Uni<PublishedPolicy> publish(
      @Pattern(regexp = ID) String id, @HeaderParam("Idempotency-Key") @Nullable String key) {
    String who = caller.subject();
    return idempotency.once(
        "POST /v1/contact-policies/" + id + "/publish",
        key,
        id,
        PublishedPolicy.class,
        work ->
            draft(id)
                .chain(draft -> store.latest(id).map(latest -> next(draft, latest)))
                .chain(policy -> store.publish(policy, who))
                .invoke(() -> work.afterCommit(active::forget)));
  }

  private Uni<PolicyDraft> draft(String id) {
    return store.draft(id).map(PolicyResource::known);
  }

  private Uni<PolicyView> view(PolicyDraft draft) {
    return store.latest(draft.id()).map(published -> PolicyView.of(draft, published.orElse(null)));
  }

  private static PublishedPolicy next(PolicyDraft draft, Optional<PublishedPolicy> latest) {
    if (latest.filter(policy -> policy.document().equals(draft.document())).isPresent()) {
      throw PolicyError.NOTHING_TO_PUBLISH.problem("The draft is what is published already.");
    }
    int version = latest.map(PublishedPolicy::version).orElse(0) + 1;
    return new PublishedPolicy(draft.id(), version, draft.document());
  }

  private static RestResponse<PolicyView> tagged(PolicyView view) {
    return ResponseBuilder.ok(view).header("ETag", ETags.of(view.revision())).build();
  }

  private static void refuseUnsound(ContactPolicy document) {
    List<Violation> flaws = PolicyValidator.flaws(document);
    if (!flaws.isEmpty()) {
      ProblemException problem =
          PolicyError.UNSOUND_POLICY.problem("The policy breaks rules; see errors.");
      flaws.forEach(flaw -> problem.at(flaw.field(), flaw.rule(), flaw.detail()));
      throw problem;
    }
  }

  private static <T> T known(Optional<T> found) {
    return found.orElseThrow(
        () -> PolicyError.UNKNOWN_POLICY.problem("There is no such contact policy or version."));
  }
}
