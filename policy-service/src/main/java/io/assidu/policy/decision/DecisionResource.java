package io.assidu.policy.decision;

import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.Outcome;
import io.assidu.contracts.contact.Verdict;
import io.assidu.platform.http.Cursor;
import io.assidu.platform.http.Page;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.Problem;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.policy.PolicyError;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Decisions, for client systems that send by their own means and for whoever asks why. */
@Path("/v1/decisions")
@Tag(name = "Decisions", description = "May this contact happen, when, on which channel, and why?")
@APIResponse(
    responseCode = "400",
    description = "The request breaks a rule; the problem names the field",
    content =
        @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class DecisionResource {

  /** How far a client system's clock may be off. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  private final ContactDesk desk;
  private final Idempotency idempotency;
  private final UnitOfWork units;
  private final DecisionStore log;
  private final Outcomes outcomes;
  private final Clock clock;

  DecisionResource(
      ContactDesk desk,
      Idempotency idempotency,
      UnitOfWork units,
      DecisionStore log,
      Outcomes outcomes,
      Clock clock) {
    this.desk = desk;
    this.idempotency = idempotency;
    this.units = units;
    this.log = log;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  @POST
  @PermissionsAllowed("contact:decide")
  @Operation(
      summary = "Decides a contact that you make by your own means",
      description =
          "An approved contact counts from now on: report what became of it. A deferred one is"
              + " yours to ask again at `until`. With `dryRun=true` nothing is counted or kept, and"
              + " no Idempotency-Key is needed.")
  @APIResponse(responseCode = "200", description = "The decision with its reasons")
  @APIResponse(responseCode = "404", description = "Nobody with this id has arrived here")
  @APIResponse(responseCode = "409", description = "The contactId was given to another contact")
  @APIResponse(responseCode = "422", description = "The key was used for another request")
  @Parameter(
      name = "Idempotency-Key",
      in = ParameterIn.HEADER,
      description = "A key of your own choice; needed unless it is a dry run.")
  public Uni<DecisionView> decide(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
      @NotNull @Valid ContactAsk ask) {
    return dryRun ? desk.rehearse(ask) : desk.ask("POST /v1/decisions", key, ask, false);
  }

  @POST
  @Path("/batch")
  @PermissionsAllowed("contact:decide")
  @Operation(
      summary = "Decides up to 1,000 contacts that you make by your own means",
      description =
          "As `POST /v1/decisions`, in the order of the list, in one transaction: all of them or, if"
              + " one breaks a rule or its profile is not known, none. With `dryRun=true` each is"
              + " decided as if it were the only one.")
  @APIResponse(responseCode = "200", description = "A decision for each, in the same order")
  @APIResponse(responseCode = "404", description = "Somebody with these ids has not arrived here")
  @APIResponse(responseCode = "409", description = "A contactId was given to another contact")
  @APIResponse(responseCode = "422", description = "The key was used for another request")
  @Parameter(
      name = "Idempotency-Key",
      in = ParameterIn.HEADER,
      description = "A key of your own choice; needed unless it is a dry run.")
  public Uni<DecisionViews> decideAll(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
      @NotNull @Valid ContactAsks asks) {
    return dryRun
        ? desk.rehearseAll(asks)
        : desk.askAll("POST /v1/decisions/batch", key, asks, false);
  }

  @POST
  @Path("/{decisionId}/outcome")
  @PermissionsAllowed("contact:decide")
  @Operation(
      summary = "Says what became of an approved contact",
      description =
          "`accepted` and what follows it settle that it counts; `failed`, `expired` and `bounced`"
              + " before that release its place. `bounced` and `complained` close the channel,"
              + " `unsubscribed` closes it for the purpose and topic. Everybody else hears of it.")
  @APIResponse(responseCode = "200", description = "The decision it belongs to")
  @APIResponse(responseCode = "404", description = "There is no such decision")
  @APIResponse(responseCode = "409", description = "The contact was not approved")
  public Uni<DecisionView> outcome(
      UUID decisionId,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @NotNull @Valid OutcomeReport report) {
    if (report.outcome() == Outcome.UNKNOWN) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/outcome", "known", "No outcome of this version.");
    }
    return idempotency.once(
        "POST /v1/decisions/" + decisionId + "/outcome",
        key,
        report,
        DecisionView.class,
        work ->
            find(work, decisionId)
                .chain(
                    decision ->
                        outcomes
                            .report(work, outcome(decision, report), decision.correlationId())
                            .replaceWith(decision))
                .map(DecisionView::of));
  }

  @GET
  @Path("/{decisionId}")
  @PermissionsAllowed({"policy:read", "contact:decide"})
  @Operation(summary = "Explains a decision", description = "Every rule looked at, with its facts.")
  @APIResponse(responseCode = "200", description = "The decision with its reasons")
  @APIResponse(responseCode = "404", description = "There is no such decision")
  public Uni<DecisionView> get(UUID decisionId) {
    return units.run((Work work) -> find(work, decisionId).map(DecisionView::of));
  }

  @GET
  @PermissionsAllowed({"policy:read", "contact:decide"})
  @Operation(summary = "A person's decisions, the latest first")
  @APIResponse(responseCode = "200", description = "A page; `nextCursor` leads to the next")
  public Uni<Page<DecisionView>> list(
      @QueryParam("profileId") @NotNull UUID profileId,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    return units.run(
        (Work work) ->
            log.of(work, profileId, cursor == null ? null : Cursor.decodeUuid(cursor), limit + 1)
                .map(found -> found.stream().map(DecisionView::of).toList())
                .map(
                    found ->
                        Page.of(
                            found,
                            limit,
                            last -> Cursor.encode(Objects.requireNonNull(last.decisionId())))));
  }

  private Uni<Decision> find(Work work, UUID decisionId) {
    return log.find(work, decisionId)
        .map(
            found ->
                found.orElseThrow(
                    () -> PolicyError.UNKNOWN_DECISION.problem("There is no such decision.")));
  }

  private ContactOutcome outcome(Decision decision, OutcomeReport report) {
    if (decision.verdict() != Verdict.APPROVED || decision.channel() == null) {
      throw PolicyError.NOT_APPROVED.problem(
          "The contact was not approved by this decision: nothing can have become of it.");
    }
    Instant at = at(report, decision.decidedAt(), clock.instant());
    UUID contactId = decision.contact().contactId();
    return new ContactOutcome(
        // As channel-gateway would name it: an outcome is told once, whoever tells it.
        Ids.derived(contactId, report.outcome().name()),
        contactId,
        decision.profileId(),
        decision.contact().purpose(),
        decision.contact().topic(),
        decision.channel(),
        report.outcome(),
        null,
        null,
        decision.contact().journey(),
        at);
  }

  /** Who leaves it out means now, and has no part in it where our replicas' clocks differ. */
  private static Instant at(OutcomeReport report, Instant decidedAt, Instant now) {
    Instant at = report.at();
    if (at == null) {
      return now.isBefore(decidedAt) ? decidedAt : now;
    }
    if (at.isAfter(now.plus(SKEW)) || at.isBefore(decidedAt.minus(SKEW))) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/at", "range", "Not before the decision and not in the future.");
    }
    return at;
  }
}
