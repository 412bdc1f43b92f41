package io.assidu.loyalty.earning;

import io.assidu.loyalty.program.Programs;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.security.PermissionsAllowed;
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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What orders earn, over REST. */
@Path("/v1/earnings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Earnings", description = "What orders earn, at the till and afterwards.")
class EarningResource {

  private final EarningDesk desk;
  private final UnitOfWork unitOfWork;

  EarningResource(EarningDesk desk, UnitOfWork unitOfWork) {
    this.desk = desk;
    this.unitOfWork = unitOfWork;
  }

  @POST
  @PermissionsAllowed("loyalty:earn")
  @Operation(
      summary = "Take an order in and say what it earned",
      description =
          "For tills, which print the points on the receipt. The same order may come by another"
              + " way too: it earns once for ever. A refund is told with the sum refunded so far.")
  @APIResponse(responseCode = "200", description = "What the order earned, and what is left of it.")
  @APIResponse(responseCode = "400", description = "A wrong currency, or a malformed request.")
  @APIResponse(responseCode = "404", description = "No such member or program.")
  @APIResponse(responseCode = "409", description = "The order was taken in for another member.")
  @APIResponse(responseCode = "422", description = "The key was used with another body.")
  public Uni<EarningView> earn(
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @NotNull EarningRequest request) {
    return desk.take(key, request);
  }

  @POST
  @Path("/preview")
  @PermissionsAllowed("loyalty:read")
  @Operation(
      summary = "What an order would earn",
      description = "For a basket. Everything is looked at as it would be; nothing is changed.")
  @APIResponse(responseCode = "200", description = "What the order would earn.")
  @APIResponse(responseCode = "400", description = "A wrong currency, or a malformed request.")
  @APIResponse(responseCode = "404", description = "No such member or program.")
  @APIResponse(responseCode = "409", description = "The order was taken in for another member.")
  public Uni<EarningView> preview(@Valid @NotNull EarningRequest request) {
    return desk.preview(request);
  }

  @GET
  @Path("/{orderId}")
  @PermissionsAllowed("loyalty:read")
  @Operation(summary = "What an order earned, rule by rule")
  @APIResponse(responseCode = "200", description = "What it earned, and what is left of it.")
  @APIResponse(responseCode = "404", description = "No such program, or the order never earned.")
  public Uni<EarningView> get(
      @PathParam("orderId") String orderId,
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program) {
    return unitOfWork.run(work -> desk.get(work, program, orderId));
  }
}
