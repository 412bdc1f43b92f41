package io.assidu.loyalty.member;

import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.program.Programs;
import io.assidu.platform.http.Page;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Members over REST. */
@Path("/v1/members")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Members", description = "What a member has, and how it came about.")
class MemberResource {

  private final Members members;
  private final Persons persons;
  private final Movements movements;
  private final TierChanges tierChanges;
  private final Balances balances;
  private final Tagged tagged;
  private final UnitOfWork unitOfWork;
  private final JsonWebToken token;

  MemberResource(
      Members members,
      Persons persons,
      Movements movements,
      TierChanges tierChanges,
      Balances balances,
      Tagged tagged,
      UnitOfWork unitOfWork,
      JsonWebToken token) {
    this.members = members;
    this.persons = persons;
    this.movements = movements;
    this.tierChanges = tierChanges;
    this.balances = balances;
    this.tagged = tagged;
    this.unitOfWork = unitOfWork;
    this.token = token;
  }

  @GET
  @Path("/{profileId}")
  @PermissionsAllowed("loyalty:read")
  @Operation(
      summary = "Balance, tier and what expires when",
      description =
          "A profile that was merged is answered with the member it belongs to now. Benefits come in"
              + " the first language of Accept-Language that the program has; without it, of the"
              + " member's own locale.")
  @APIResponse(responseCode = "200", description = "What the member has, with its ETag.")
  @APIResponse(responseCode = "304", description = "It is what If-None-Match names.")
  @APIResponse(responseCode = "404", description = "No such profile or program.")
  public Uni<RestResponse<MemberView>> get(
      @PathParam("profileId") UUID profileId,
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @HeaderParam("Accept-Language") @Nullable String languages,
      @HeaderParam("If-None-Match") @Nullable String known) {
    return unitOfWork
        .run(work -> members.view(work, profileId, program, languages))
        .map(view -> tagged.answer(view, known));
  }

  @GET
  @Path("/{profileId}/balance")
  @PermissionsAllowed("loyalty:read")
  @Operation(
      summary = "The plain balance",
      description = "What a till or a page's header asks for again and again, and nothing more.")
  @APIResponse(responseCode = "200", description = "The balance, with its ETag.")
  @APIResponse(responseCode = "304", description = "It is what If-None-Match names.")
  @APIResponse(responseCode = "404", description = "No such profile or program.")
  public Uni<RestResponse<BalanceView>> balance(
      @PathParam("profileId") UUID profileId,
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @HeaderParam("If-None-Match") @Nullable String known) {
    return balance(new BalanceStore.Asked(profileId, null), program, known);
  }

  @GET
  @Path("/me/balance")
  @RolesAllowed("customer")
  @Operation(summary = "A customer's own plain balance")
  @APIResponse(responseCode = "200", description = "The balance, with its ETag.")
  @APIResponse(responseCode = "304", description = "It is what If-None-Match names.")
  @APIResponse(responseCode = "404", description = "No profile is known for this customer.")
  public Uni<RestResponse<BalanceView>> myBalance(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @HeaderParam("If-None-Match") @Nullable String known) {
    return balance(new BalanceStore.Asked(null, customerId()), program, known);
  }

  private Uni<RestResponse<BalanceView>> balance(
      BalanceStore.Asked asked, String program, @Nullable String known) {
    return unitOfWork
        .run(work -> balances.view(work, asked, program))
        .map(view -> tagged.answer(view, known));
  }

  @GET
  @Path("/{profileId}/overview")
  @PermissionsAllowed("loyalty:read")
  @Operation(
      summary = "All that a member's page shows, in one call",
      description =
          "Balance, what expires when, tier, benefits, rewards with what stands in the way, and the"
              + " newest movements. Words come in the languages of Accept-Language; without it, in"
              + " the member's own.")
  @APIResponse(responseCode = "200", description = "The page, with its ETag.")
  @APIResponse(responseCode = "304", description = "It is what If-None-Match names.")
  @APIResponse(responseCode = "404", description = "No such profile or program.")
  public Uni<RestResponse<OverviewView>> overview(
      @PathParam("profileId") UUID profileId,
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @HeaderParam("Accept-Language") @Nullable String languages,
      @HeaderParam("If-None-Match") @Nullable String known) {
    return unitOfWork
        .run(work -> members.overview(work, profileId, program, languages))
        .map(view -> tagged.answer(view, known));
  }

  @GET
  @Path("/me/overview")
  @RolesAllowed("customer")
  @Operation(summary = "All that a customer's own page shows, in one call")
  @APIResponse(responseCode = "200", description = "The page, with its ETag.")
  @APIResponse(responseCode = "304", description = "It is what If-None-Match names.")
  @APIResponse(responseCode = "404", description = "No profile is known for this customer.")
  public Uni<RestResponse<OverviewView>> myOverview(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @HeaderParam("Accept-Language") @Nullable String languages,
      @HeaderParam("If-None-Match") @Nullable String known) {
    String customerId = customerId();
    return unitOfWork
        .run(
            work ->
                persons
                    .ofCaller(work, customerId)
                    .chain(profileId -> members.overview(work, profileId, program, languages)))
        .map(view -> tagged.answer(view, known));
  }

  @GET
  @Path("/{profileId}/movements")
  @PermissionsAllowed("loyalty:read")
  @Operation(summary = "Everything that happened to a member's points, the newest first")
  @APIResponse(responseCode = "200", description = "A page; nextCursor leads to the next.")
  @APIResponse(responseCode = "400", description = "The cursor is not one of ours.")
  public Uni<Page<MovementView>> movements(
      @PathParam("profileId") UUID profileId,
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
    return unitOfWork.run(work -> movements.page(work, profileId, program, cursor, limit));
  }

  @GET
  @Path("/me")
  @RolesAllowed("customer")
  @Operation(summary = "A customer's own balance, tier and what expires when")
  @APIResponse(responseCode = "200", description = "What the customer has, with its ETag.")
  @APIResponse(responseCode = "304", description = "It is what If-None-Match names.")
  @APIResponse(responseCode = "404", description = "No profile is known for this customer.")
  public Uni<RestResponse<MemberView>> me(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @HeaderParam("Accept-Language") @Nullable String languages,
      @HeaderParam("If-None-Match") @Nullable String known) {
    String customerId = customerId();
    return unitOfWork
        .run(
            work ->
                persons
                    .ofCaller(work, customerId)
                    .chain(profileId -> members.view(work, profileId, program, languages)))
        .map(view -> tagged.answer(view, known));
  }

  @GET
  @Path("/me/movements")
  @RolesAllowed("customer")
  @Operation(summary = "Everything that happened to a customer's own points, the newest first")
  @APIResponse(responseCode = "200", description = "A page; nextCursor leads to the next.")
  @APIResponse(responseCode = "404", description = "No profile is known for this customer.")
  public Uni<Page<MovementView>> myMovements(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
    String customerId = customerId();
    return unitOfWork.run(
        work ->
            persons
                .ofCaller(work, customerId)
                .chain(profileId -> movements.page(work, profileId, program, cursor, limit)));
  }

  @GET
  @Path("/{profileId}/tier-history")
  @PermissionsAllowed("loyalty:read")
  @Operation(
      summary = "The tiers that a member had, the newest first",
      description = "Of all that belongs to the member now, merged profiles included.")
  @APIResponse(responseCode = "200", description = "A page; nextCursor leads to the next.")
  @APIResponse(responseCode = "400", description = "The cursor is not one of ours.")
  public Uni<Page<TierChangeView>> tierHistory(
      @PathParam("profileId") UUID profileId,
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
    return unitOfWork.run(work -> tierChanges.page(work, profileId, program, cursor, limit));
  }

  @GET
  @Path("/me/tier-history")
  @RolesAllowed("customer")
  @Operation(summary = "The tiers that a customer had, the newest first")
  @APIResponse(responseCode = "200", description = "A page; nextCursor leads to the next.")
  @APIResponse(responseCode = "404", description = "No profile is known for this customer.")
  public Uni<Page<TierChangeView>> myTierHistory(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
    String customerId = customerId();
    return unitOfWork.run(
        work ->
            persons
                .ofCaller(work, customerId)
                .chain(profileId -> tierChanges.page(work, profileId, program, cursor, limit)));
  }

  private @Nullable String customerId() {
    return token.getClaim("customerId");
  }
}
