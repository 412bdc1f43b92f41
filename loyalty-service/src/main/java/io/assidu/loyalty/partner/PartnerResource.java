package io.assidu.loyalty.partner;

import io.assidu.loyalty.program.Programs;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.work.UnitOfWork;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What customers earn at partners, over REST. */
@Path("/v1/partners/{partnerId}/earnings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partners", description = "What customers earn at partners, and what it comes to.")
class PartnerResource {

  private final PartnerEarnings earnings;
  private final PartnerReversals reversals;
  private final PartnerToken token;
  private final Idempotency idempotency;
  private final UnitOfWork unitOfWork;
  private final SecurityIdentity identity;

  PartnerResource(
      PartnerEarnings earnings,
      PartnerReversals reversals,
      PartnerToken token,
      Idempotency idempotency,
      UnitOfWork unitOfWork,
      SecurityIdentity identity) {
    this.earnings = earnings;
    this.reversals = reversals;
    this.token = token;
    this.idempotency = idempotency;
    this.unitOfWork = unitOfWork;
    this.identity = identity;
  }

  @POST
  @PermissionsAllowed("loyalty:partner")
  @ResponseStatus(201)
  @Operation(
      summary = "Give a partner's customer points",
      description =
          "The partner buys them at the price of its agreement. A transaction of the partner earns"
              + " once for ever: told again it is answered as before. A token with the claim"
              + " partnerId speaks for that partner alone.")
  @APIResponseSchema(
      value = PartnerEarningView.class,
      responseCode = "201",
      responseDescription = "The points are the member's.")
  @APIResponse(
      responseCode = "400",
      description = "Points where the agreement has a formula, or none; a malformed request.")
  @APIResponse(responseCode = "403", description = "No scope; or a token of another partner.")
  @APIResponse(responseCode = "404", description = "No such program, partner or member.")
  @APIResponse(
      responseCode = "409",
      description =
          "The agreement does not give points then, or not so many; or the reference stands for"
              + " something else.")
  @APIResponse(responseCode = "422", description = "The key was used with another body.")
  public Uni<PartnerEarningView> earn(
      @PathParam("partnerId") String partnerId,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @NotNull PartnerEarningRequest request) {
    token.require("/partnerId", partnerId);
    String by = identity.getPrincipal().getName();
    return idempotency.once(
        "POST /v1/partners/" + partnerId + "/earnings",
        key,
        request,
        PartnerEarningView.class,
        work -> earnings.earn(work, partnerId, request, by));
  }

  @GET
  @Path("/{reference}")
  @PermissionsAllowed("loyalty:partner")
  @Operation(summary = "What a transaction of a partner earned, and what is left of it")
  @APIResponse(responseCode = "200", description = "The earning.")
  @APIResponse(responseCode = "403", description = "No scope; or a token of another partner.")
  @APIResponse(
      responseCode = "404",
      description = "Nothing was earned by the reference; or the member was erased.")
  public Uni<PartnerEarningView> get(
      @PathParam("partnerId") String partnerId,
      @PathParam("reference") String reference,
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program) {
    token.require("/partnerId", partnerId);
    return unitOfWork.run(
        work -> earnings.get(work, new PartnerStore.Key(program, partnerId, reference)));
  }

  @POST
  @Path("/{reference}/reversals")
  @PermissionsAllowed("loyalty:partner")
  @ResponseStatus(201)
  @Operation(
      summary = "Take back what a partner's customer earned",
      description =
          "All or some, for the money that they cost. What was spent already becomes a debt, which"
              + " the member's next points pay. A reversal of the partner counts once for ever.")
  @APIResponseSchema(
      value = PartnerEarningView.class,
      responseCode = "201",
      responseDescription = "What is left of the earning.")
  @APIResponse(responseCode = "400", description = "No reason, or a malformed request.")
  @APIResponse(responseCode = "403", description = "No scope; or a token of another partner.")
  @APIResponse(
      responseCode = "404",
      description = "Nothing was earned by the reference; or the member was erased.")
  @APIResponse(
      responseCode = "409",
      description = "Not so many are left; or the reversal's reference took back another number.")
  @APIResponse(responseCode = "422", description = "The key was used with another body.")
  public Uni<PartnerEarningView> reverse(
      @PathParam("partnerId") String partnerId,
      @PathParam("reference") String reference,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @NotNull PartnerReversalRequest request) {
    token.require("/partnerId", partnerId);
    String by = identity.getPrincipal().getName();
    return idempotency.once(
        "POST /v1/partners/" + partnerId + "/earnings/" + reference + "/reversals",
        key,
        request,
        PartnerEarningView.class,
        work ->
            reversals.reverse(
                work,
                new PartnerStore.Key(request.programId(), partnerId, reference),
                request,
                by));
  }
}
