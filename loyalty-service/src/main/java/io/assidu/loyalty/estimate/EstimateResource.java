package io.assidu.loyalty.estimate;

import io.assidu.loyalty.program.Programs;
import io.assidu.platform.http.Page;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Estimates over REST, for finance. */
@Path("/v1/estimates")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Estimates", description = "How many points will be redeemed, and who says so.")
class EstimateResource {

  private final Estimates estimates;
  private final Proposing proposing;
  private final Idempotency idempotency;
  private final UnitOfWork unitOfWork;
  private final SecurityIdentity identity;

  EstimateResource(
      Estimates estimates,
      Proposing proposing,
      Idempotency idempotency,
      UnitOfWork unitOfWork,
      SecurityIdentity identity) {
    this.estimates = estimates;
    this.proposing = proposing;
    this.idempotency = idempotency;
    this.unitOfWork = unitOfWork;
    this.identity = identity;
  }

  @POST
  @PermissionsAllowed("accounting:propose")
  @ResponseStatus(201)
  @Operation(
      summary = "Propose an estimate",
      description =
          "Of all cohorts and those opened later, or of named months of issue. Nothing is booked"
              + " before somebody else approves it. The data of the day is kept with it.")
  @APIResponseSchema(
      value = EstimateView.class,
      responseCode = "201",
      responseDescription = "It awaits approval.")
  @APIResponse(
      responseCode = "400",
      description = "A rate outside (0, 1], an unknown cohort, a day to come or too far back.")
  @APIResponse(responseCode = "404", description = "No such program.")
  @APIResponse(
      responseCode = "409",
      description = "The day is in a closed period; or the data carries no chain-ladder estimate.")
  @APIResponse(responseCode = "422", description = "The key was used with another body.")
  public Uni<EstimateView> propose(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @NotNull EstimateRequest request) {
    String by = identity.getPrincipal().getName();
    return idempotency.once(
        "POST /v1/estimates",
        key,
        request,
        EstimateView.class,
        work -> proposing.propose(work, request, by));
  }

  @GET
  @PermissionsAllowed("accounting:read")
  @Operation(summary = "The estimates of a program, the newest first")
  @APIResponse(responseCode = "200", description = "A page; nextCursor leads to the next.")
  @APIResponse(responseCode = "400", description = "The cursor is not one of ours.")
  public Uni<Page<EstimateView>> list(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    return unitOfWork.run(work -> estimates.page(work, program, cursor, limit));
  }

  @GET
  @Path("/proposal")
  @PermissionsAllowed("accounting:read")
  @Operation(
      summary = "What the data says",
      description =
          "Redemptions by month of issue and age through the last complete month, the rates that"
              + " the chain-ladder method makes of them, and how well it would have done a month"
              + " before. Beyond the oldest cohort's age nothing is assumed to be redeemed.")
  @APIResponse(responseCode = "200", description = "With tooLittle, where it says nothing.")
  @APIResponse(responseCode = "404", description = "No such program.")
  public Uni<ProposalView> proposal(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @Parameter(
              description = "Whose points, as the program tells them apart; everybody's without.",
              example = "Gold")
          @QueryParam("segment")
          @Size(max = 40)
          @Nullable String segment) {
    return unitOfWork.run(work -> proposing.look(work, program, segment));
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed("accounting:read")
  @Operation(summary = "An estimate with its evidence, and what it did")
  @APIResponse(responseCode = "200", description = "The estimate.")
  @APIResponse(responseCode = "404", description = "No such estimate.")
  public Uni<EstimateView> get(@PathParam("id") UUID id) {
    return unitOfWork.run(work -> estimates.get(work, id));
  }

  @POST
  @Path("/{id}/approve")
  @PermissionsAllowed("accounting:approve")
  @Operation(
      summary = "Approve an estimate",
      description =
          "By somebody else than who proposed it. It is booked on its day as a cumulative catch-up;"
              + " if the next month runs already, the part that belongs to it is booked today.")
  @APIResponse(responseCode = "200", description = "Approved.")
  @APIResponse(responseCode = "403", description = "Not allowed; or you proposed it yourself.")
  @APIResponse(responseCode = "404", description = "No such estimate.")
  @APIResponse(
      responseCode = "409",
      description = "It was decided on before, or its day is in a period closed meanwhile.")
  public Uni<EstimateView> approve(
      @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
    String by = identity.getPrincipal().getName();
    return idempotency.once(
        "POST /v1/estimates/" + id + "/approve",
        key,
        id.toString(),
        EstimateView.class,
        work -> estimates.approve(work, id, by));
  }

  @POST
  @Path("/{id}/reject")
  @PermissionsAllowed("accounting:approve")
  @Operation(summary = "Reject an estimate", description = "By somebody else, with a reason.")
  @APIResponse(responseCode = "200", description = "Rejected; nothing is booked.")
  @APIResponse(responseCode = "400", description = "No reason.")
  @APIResponse(responseCode = "403", description = "Not allowed; or you proposed it yourself.")
  @APIResponse(responseCode = "404", description = "No such estimate.")
  @APIResponse(responseCode = "409", description = "It was decided on before.")
  public Uni<EstimateView> reject(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @NotNull RejectionRequest request) {
    String by = identity.getPrincipal().getName();
    return idempotency.once(
        "POST /v1/estimates/" + id + "/reject",
        key,
        request,
        EstimateView.class,
        work -> estimates.reject(work, id, by, request.reason()));
  }
}
