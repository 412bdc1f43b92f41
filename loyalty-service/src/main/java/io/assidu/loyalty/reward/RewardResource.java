package io.assidu.loyalty.reward;

import io.assidu.loyalty.person.Persons;
import io.assidu.loyalty.program.Programs;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Rewards over REST. */
@Path("/v1/rewards")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rewards", description = "What points buy, who can have it, and how many there are.")
class RewardResource {

  private final Rewards rewards;
  private final Stock stock;
  private final Persons persons;
  private final Idempotency idempotency;
  private final UnitOfWork unitOfWork;
  private final JsonWebToken token;

  RewardResource(
      Rewards rewards,
      Stock stock,
      Persons persons,
      Idempotency idempotency,
      UnitOfWork unitOfWork,
      JsonWebToken token) {
    this.rewards = rewards;
    this.stock = stock;
    this.persons = persons;
    this.idempotency = idempotency;
    this.unitOfWork = unitOfWork;
    this.token = token;
  }

  @GET
  @PermissionsAllowed("loyalty:read")
  @Operation(
      summary = "Rewards as a member sees them",
      description = "Each with what stands in the way, in the language of Accept-Language.")
  @APIResponse(responseCode = "200", description = "All rewards of the program.")
  @APIResponse(responseCode = "400", description = "No profileId.")
  @APIResponse(responseCode = "404", description = "No such profile or program.")
  public Uni<List<RewardView>> list(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @QueryParam("profileId") @NotNull UUID profileId,
      @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
    return unitOfWork.run(work -> rewards.list(work, program, profileId, acceptLanguage));
  }

  @GET
  @Path("/me")
  @RolesAllowed("customer")
  @Operation(
      summary = "Rewards as a customer sees them",
      description = "Each with what stands in the way, in the language of Accept-Language.")
  @APIResponse(responseCode = "200", description = "All rewards of the program.")
  @APIResponse(responseCode = "404", description = "No profile is known for this customer.")
  public Uni<List<RewardView>> me(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @HeaderParam("Accept-Language") @Nullable String acceptLanguage) {
    String customerId = token.getClaim("customerId");
    return unitOfWork.run(
        work ->
            persons
                .ofCaller(work, customerId)
                .chain(profileId -> rewards.list(work, program, profileId, acceptLanguage)));
  }

  @GET
  @Path("/{program}/{rewardId}/stock")
  @PermissionsAllowed("loyalty:read")
  @Operation(summary = "How many there are of a reward")
  @APIResponse(responseCode = "200", description = "Left, held and taken.")
  @APIResponse(responseCode = "404", description = "No such program or reward.")
  @APIResponse(responseCode = "409", description = "There is no end of it.")
  public Uni<StockView> stock(
      @PathParam("program") String program, @PathParam("rewardId") String rewardId) {
    return unitOfWork.run(work -> stock.view(work, program, rewardId));
  }

  @POST
  @Path("/{program}/{rewardId}/stock")
  @PermissionsAllowed("program:write")
  @ResponseStatus(201)
  @Operation(summary = "Put pieces of a reward into stock")
  @APIResponseSchema(
      value = StockView.class,
      responseCode = "201",
      responseDescription = "How many there are now.")
  @APIResponse(responseCode = "400", description = "No pieces, no reason, a malformed request.")
  @APIResponse(responseCode = "404", description = "No such program or reward.")
  @APIResponse(responseCode = "409", description = "It is not counted in pieces.")
  @APIResponse(responseCode = "422", description = "The key was used with another body.")
  public Uni<StockView> add(
      @PathParam("program") String program,
      @PathParam("rewardId") String rewardId,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @NotNull StockRequest request) {
    String by = token.getName();
    return idempotency.once(
        "POST /v1/rewards/" + program + "/" + rewardId + "/stock",
        key,
        request,
        StockView.class,
        work -> stock.add(work, program, rewardId, request, by));
  }

  @POST
  @Path("/{program}/{rewardId}/codes")
  @PermissionsAllowed("program:write")
  @ResponseStatus(201)
  @Operation(
      summary = "Put voucher codes into the pool of a reward",
      description =
          "Up to 10,000 at once. Codes that the program has already are left out, and named by"
              + " their place: no answer repeats a code.")
  @APIResponseSchema(
      value = CodesView.class,
      responseCode = "201",
      responseDescription = "How many are new, and which are not.")
  @APIResponse(responseCode = "400", description = "No codes, or what is no code: see errors.")
  @APIResponse(responseCode = "404", description = "No such program or reward.")
  @APIResponse(responseCode = "409", description = "It is not a voucher.")
  @APIResponse(responseCode = "422", description = "The key was used with another body.")
  public Uni<CodesView> addCodes(
      @PathParam("program") String program,
      @PathParam("rewardId") String rewardId,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @NotNull CodesRequest request) {
    String by = token.getName();
    return idempotency.once(
        "POST /v1/rewards/" + program + "/" + rewardId + "/codes",
        key,
        request,
        CodesView.class,
        work -> stock.addCodes(work, program, rewardId, request, by));
  }
}
