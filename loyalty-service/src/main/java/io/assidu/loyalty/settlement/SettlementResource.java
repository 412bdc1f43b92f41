package io.assidu.loyalty.settlement;

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
import jakarta.validation.constraints.Pattern;
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
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Settlement statements over REST, for finance. */
@Path("/v1/partners/{partnerId}/settlements")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partners", description = "What customers earn at partners, and what it comes to.")
class SettlementResource {

  private final Settlements settlements;
  private final Idempotency idempotency;
  private final UnitOfWork unitOfWork;
  private final SecurityIdentity identity;

  SettlementResource(
      Settlements settlements,
      Idempotency idempotency,
      UnitOfWork unitOfWork,
      SecurityIdentity identity) {
    this.settlements = settlements;
    this.idempotency = idempotency;
    this.unitOfWork = unitOfWork;
    this.identity = identity;
  }

  @POST
  @PermissionsAllowed("accounting:close")
  @ResponseStatus(201)
  @Operation(
      summary = "Issue a settlement statement",
      description =
          "What a partner and the program owe each other for a month, held against the journal and"
              + " the ledger of points, numbered, hashed and kept. What comes late goes to the next"
              + " statement.")
  @APIResponseSchema(
      value = SettlementView.class,
      responseCode = "201",
      responseDescription = "Issued, for ever.")
  @APIResponse(responseCode = "400", description = "It is not a month.")
  @APIResponse(responseCode = "404", description = "No such program or partner.")
  @APIResponse(
      responseCode = "409",
      description =
          "It is not over, was issued before, follows a month that was not, has bookings that wait,"
              + " or does not tie: see errors.")
  @APIResponse(responseCode = "422", description = "The key was used with another body.")
  public Uni<SettlementView> issue(
      @PathParam("partnerId") String partnerId,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @NotNull SettlementRequest request) {
    String by = identity.getPrincipal().getName();
    return idempotency.once(
        "POST /v1/partners/" + partnerId + "/settlements",
        key,
        request,
        SettlementView.class,
        work ->
            settlements.issue(
                work, new Scope(request.programId(), partnerId, request.period()), by));
  }

  @GET
  @Path("/{period}")
  @PermissionsAllowed("accounting:read")
  @Operation(
      summary = "What a partner and the program owe each other for a month",
      description = "As it was issued; before that, as it stands now, with what stands against it.")
  @APIResponse(responseCode = "200", description = "The statement.")
  @APIResponse(responseCode = "400", description = "It is not a month.")
  @APIResponse(responseCode = "404", description = "No such program or partner.")
  public Uni<SettlementView> get(
      @PathParam("partnerId") String partnerId,
      @PathParam("period") @Pattern(regexp = Scope.MONTH) String period,
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program) {
    return unitOfWork.run(work -> settlements.get(work, new Scope(program, partnerId, period)));
  }

  @GET
  @Path("/{period}/items")
  @PermissionsAllowed("accounting:read")
  @Operation(
      summary = "What a statement is made of",
      description = "In the order in which it was booked.")
  @APIResponse(responseCode = "200", description = "A page; nextCursor leads to the next.")
  @APIResponse(responseCode = "400", description = "It is not a month, or not our cursor.")
  @APIResponse(responseCode = "404", description = "No such program or partner.")
  public Uni<Page<ItemView>> items(
      @PathParam("partnerId") String partnerId,
      @PathParam("period") @Pattern(regexp = Scope.MONTH) String period,
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
    return unitOfWork.run(
        work -> settlements.items(work, new Scope(program, partnerId, period), cursor, limit));
  }

  @GET
  @Path("/{period}/items.csv")
  @Produces("text/csv")
  @PermissionsAllowed("accounting:read")
  @Operation(
      summary = "The same as CSV (RFC 4180)",
      description = "A page; while there are more, the header Next-Cursor leads to the next.")
  @APIResponse(
      responseCode = "200",
      description = "A row an item.",
      content =
          @Content(
              mediaType = "text/csv",
              schema = @Schema(type = SchemaType.STRING),
              examples =
                  @ExampleObject(
                      name = "csv",
                      value = "entryId,bookingDate,kind,reference,price,points,amount,movementId")))
  @APIResponse(responseCode = "400", description = "It is not a month, or not our cursor.")
  @APIResponse(responseCode = "404", description = "No such program or partner.")
  public Uni<Response> csv(
      @PathParam("partnerId") String partnerId,
      @PathParam("period") @Pattern(regexp = Scope.MONTH) String period,
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("1000") @Min(1) @Max(10000) int limit) {
    return unitOfWork
        .run(work -> settlements.items(work, new Scope(program, partnerId, period), cursor, limit))
        .map(page -> Response.ok(Items.csv(page)).header("Next-Cursor", page.nextCursor()).build());
  }
}
