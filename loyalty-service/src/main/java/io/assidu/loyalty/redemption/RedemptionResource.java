package io.assidu.loyalty.redemption;

import io.assidu.loyalty.caller.Callers;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.StringPermission;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Redemptions over REST. */
@Path("/v1/redemptions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Redemptions", description = "Points spent: held, then captured or voided.")
class RedemptionResource {

  private static final StringPermission READ = new StringPermission("loyalty", "read");
  private static final StringPermission BURN = new StringPermission("loyalty", "burn");

  private final Callers callers;
  private final PartnerDesk partners;
  private final Authorisation authorisation;
  private final Redemptions redemptions;
  private final Reversals reversals;
  private final Reveal reveal;
  private final Idempotency idempotency;
  private final UnitOfWork unitOfWork;
  private final SecurityIdentity identity;

  RedemptionResource(
      Callers callers,
      PartnerDesk partners,
      Authorisation authorisation,
      Redemptions redemptions,
      Reversals reversals,
      Reveal reveal,
      Idempotency idempotency,
      UnitOfWork unitOfWork,
      SecurityIdentity identity) {
    this.callers = callers;
    this.partners = partners;
    this.authorisation = authorisation;
    this.redemptions = redemptions;
    this.reversals = reversals;
    this.reveal = reveal;
    this.idempotency = idempotency;
    this.unitOfWork = unitOfWork;
    this.identity = identity;
  }

  @POST
  @Authenticated
  @ResponseStatus(201)
  @Operation(
      summary = "Set points aside for a reward",
      description =
          "For a client system (scope loyalty:burn) on a member's behalf, or for customers (role"
              + " customer) themselves. fraud-service is asked first. Answered with 401 and"
              + " acr_values, authenticate the customer at that level and send the same request"
              + " again with the same Idempotency-Key. With a rewardId the points buy that"
              + " reward; with capture they are spent at once. With a partner they are spent there,"
              + " and the capture makes what the partner gets for them its claim; a token with the"
              + " claim partnerId spends points there alone.")
  @APIResponseSchema(
      value = RedemptionView.class,
      responseCode = "201",
      responseDescription = "The points are held until expiresAt, or spent if capture said so.")
  @APIResponse(
      responseCode = "400",
      description = "Too few points, not the price of the reward, or a malformed request.")
  @APIResponse(
      responseCode = "401",
      description = "No token; or step-up-required: a step-up challenge (RFC 9470).")
  @APIResponse(responseCode = "403", description = "Not allowed; or refused for its risk.")
  @APIResponse(responseCode = "404", description = "No such member, program, reward or partner.")
  @APIResponse(
      responseCode = "409",
      description =
          "There are not enough points; or the reward is not offered now or to this member, the"
              + " member had it as often as one can, or there is none left; or points cannot be"
              + " spent at the partner.")
  @APIResponse(responseCode = "422", description = "The key was used with another body.")
  @APIResponse(responseCode = "423", description = "The account is frozen.")
  public Uni<RedemptionView> authorise(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @NotNull RedemptionRequest request,
      @Context HttpServerRequest connection) {
    return callers
        .of(BURN, request.profileId(), request.session(), connection)
        .invoke(() -> partners.requireOwn(request))
        .chain(
            caller ->
                authorisation
                    .authorise(caller, key, request)
                    .chain(view -> reveal.to(caller.viewer(), view)));
  }

  @GET
  @Path("/{id}")
  @Authenticated
  @Operation(
      summary = "How far a redemption has come",
      description =
          "For a client system (scope loyalty:read), or for customers (role customer) their own."
              + " The code of a captured voucher is shown to whoever redeemed it.")
  @APIResponse(responseCode = "200", description = "The redemption.")
  @APIResponse(responseCode = "403", description = "Neither the scope nor the role.")
  @APIResponse(responseCode = "404", description = "No such redemption.")
  public Uni<RedemptionView> get(@PathParam("id") UUID id) {
    return callers
        .viewer(READ)
        .chain(
            viewer ->
                unitOfWork
                    .run(
                        work ->
                            partners
                                .requireOwn(work, id)
                                .chain(() -> redemptions.get(work, id, viewer)))
                    .chain(view -> reveal.to(viewer, view)));
  }

  @POST
  @Path("/{id}/capture")
  @PermissionsAllowed("loyalty:burn")
  @Operation(
      summary = "Spend what is held",
      description =
          "When the reward is delivered: revenue is recognised. A part can be captured; the rest"
              + " goes back to the lots it came from. A reward with a price is captured whole.")
  @APIResponse(responseCode = "200", description = "Captured.")
  @APIResponse(responseCode = "404", description = "No such redemption.")
  @APIResponse(
      responseCode = "409",
      description =
          "The hold expired, was decided before, holds fewer points, or is of a reward that is"
              + " delivered whole.")
  public Uni<RedemptionView> capture(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @Nullable CaptureRequest request) {
    CaptureRequest capture = request == null ? new CaptureRequest(null) : request;
    return idempotency
        .once(
            "POST /v1/redemptions/" + id + "/capture",
            key,
            capture,
            RedemptionView.class,
            work ->
                partners
                    .requireOwn(work, id)
                    .chain(() -> redemptions.capture(work, id, capture.points())))
        .chain(view -> callers.viewer(BURN).chain(viewer -> reveal.to(viewer, view)));
  }

  @POST
  @Path("/{id}/void")
  @PermissionsAllowed("loyalty:burn")
  @Operation(
      summary = "Give up a hold",
      description = "All its points go back to the lots they came from.")
  @APIResponse(responseCode = "200", description = "Voided.")
  @APIResponse(responseCode = "404", description = "No such redemption.")
  @APIResponse(responseCode = "409", description = "The hold expired or was decided before.")
  public Uni<RedemptionView> voidHold(
      @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") @Nullable String key) {
    return idempotency.once(
        "POST /v1/redemptions/" + id + "/void",
        key,
        id.toString(),
        RedemptionView.class,
        work -> partners.requireOwn(work, id).chain(() -> redemptions.voidHold(work, id)));
  }

  @POST
  @Path("/{id}/reversal")
  @PermissionsAllowed("loyalty:burn")
  @Operation(
      summary = "Give captured points back",
      description =
          "All or some, to the lots they came from; revenue recognised on them is taken back."
              + " Points of a lot that has expired since expire at once, or after the program's"
              + " returnGraceDays. When an order that is the redemption's reference is refunded,"
              + " this happens by itself, and what went back before is part of it.")
  @APIResponse(responseCode = "200", description = "They went back: see returned.")
  @APIResponse(responseCode = "400", description = "No reason, or a malformed request.")
  @APIResponse(responseCode = "404", description = "No such redemption.")
  @APIResponse(
      responseCode = "409",
      description = "It was not captured, or fewer points than that can go back.")
  @APIResponse(responseCode = "422", description = "The key was used with another body.")
  public Uni<RedemptionView> reverse(
      @PathParam("id") UUID id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @NotNull ReversalRequest request) {
    String by = identity.getPrincipal().getName();
    return idempotency.once(
        "POST /v1/redemptions/" + id + "/reversal",
        key,
        request,
        RedemptionView.class,
        work ->
            partners.requireOwn(work, id).chain(() -> reversals.reverse(work, id, request, by)));
  }
}
