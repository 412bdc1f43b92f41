package io.assidu.loyalty.transfer;

import io.assidu.loyalty.caller.Callers;
import io.assidu.loyalty.caller.Viewer;
import io.assidu.loyalty.program.Programs;
import io.assidu.platform.http.Page;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.security.Authenticated;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.StringPermission;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Transfers over REST. */
@Path("/v1/transfers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Transfers", description = "Points that members pass on to each other.")
class TransferResource {

  private static final StringPermission TRANSFER = new StringPermission("loyalty", "transfer");
  private static final StringPermission READ = new StringPermission("loyalty", "read");

  private final Callers callers;
  private final Authorisation authorisation;
  private final TransferHistory history;
  private final UnitOfWork unitOfWork;

  TransferResource(
      Callers callers,
      Authorisation authorisation,
      TransferHistory history,
      UnitOfWork unitOfWork) {
    this.callers = callers;
    this.authorisation = authorisation;
    this.history = history;
    this.unitOfWork = unitOfWork;
  }

  @POST
  @Authenticated
  @ResponseStatus(201)
  @Operation(
      summary = "Pass points on to another member",
      description =
          "For a client system (scope loyalty:transfer) on a member's behalf, or for customers (role"
              + " customer) themselves. Only points that can be spent now can be passed on, those"
              + " that expire first; they keep their dates and count for no tier. No revenue is"
              + " recognised. A debt of the receiver is paid from them. fraud-service is asked"
              + " first. Answered with 401 and acr_values, authenticate the customer at that level"
              + " and send the same request again with the same Idempotency-Key.")
  @APIResponseSchema(
      value = TransferView.class,
      responseCode = "201",
      responseDescription = "The points are the receiver's.")
  @APIResponse(
      responseCode = "400",
      description =
          "Fewer or more points than the program lets pass at once, no receiver or the sender"
              + " themselves, or a malformed request.")
  @APIResponse(
      responseCode = "401",
      description = "No token; or step-up-required: a step-up challenge (RFC 9470).")
  @APIResponse(responseCode = "403", description = "Not allowed; or refused for its risk.")
  @APIResponse(responseCode = "404", description = "No such member, receiver or program.")
  @APIResponse(
      responseCode = "409",
      description =
          "There are not enough points, the program has no transfers, or one of the two has"
              + " reached its limit.")
  @APIResponse(responseCode = "422", description = "The key was used with another body.")
  @APIResponse(responseCode = "423", description = "One of the two accounts is frozen.")
  public Uni<TransferView> transfer(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @NotNull TransferRequest request,
      @Context HttpServerRequest connection) {
    return callers
        .of(TRANSFER, request.profileId(), request.session(), connection)
        .chain(caller -> authorisation.authorise(caller, key, request));
  }

  @GET
  @Path("/{id}")
  @Authenticated
  @Operation(
      summary = "A transfer that was made",
      description =
          "For a client system (scope loyalty:read), or for customers (role customer) what they"
              + " passed on or got. Receivers see neither the sender's reference nor the"
              + " assessment.")
  @APIResponse(responseCode = "200", description = "The transfer.")
  @APIResponse(responseCode = "403", description = "Neither the scope nor the role.")
  @APIResponse(responseCode = "404", description = "No such transfer.")
  public Uni<TransferView> get(@PathParam("id") UUID id) {
    return callers
        .viewer(READ)
        .chain(viewer -> unitOfWork.run(work -> history.get(work, id, viewer)));
  }

  @GET
  @PermissionsAllowed("loyalty:read")
  @Operation(
      summary = "What a member passed on or got, the newest first",
      description = "Of all that belongs to the member now, merged profiles included.")
  @APIResponse(responseCode = "200", description = "A page; nextCursor leads to the next.")
  @APIResponse(responseCode = "400", description = "No profileId, or no cursor of ours.")
  public Uni<Page<TransferView>> list(
      @QueryParam("profileId") @NotNull UUID profileId,
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
    return callers.viewer(READ).chain(viewer -> page(profileId, program, cursor, limit, viewer));
  }

  @GET
  @Path("/me")
  @RolesAllowed("customer")
  @Operation(summary = "What a customer passed on or got, the newest first")
  @APIResponse(responseCode = "200", description = "A page; nextCursor leads to the next.")
  @APIResponse(responseCode = "404", description = "No profile is known for this customer.")
  public Uni<Page<TransferView>> mine(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(500) int limit) {
    return callers
        .customer()
        .chain(customer -> page(customer.profileId(), program, cursor, limit, customer));
  }

  private Uni<Page<TransferView>> page(
      @Nullable UUID profileId, String program, @Nullable String cursor, int limit, Viewer viewer) {
    return unitOfWork.run(
        work ->
            history.page(work, Objects.requireNonNull(profileId), program, cursor, limit, viewer));
  }
}
