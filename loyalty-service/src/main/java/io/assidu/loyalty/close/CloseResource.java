package io.assidu.loyalty.close;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Closes over REST, for finance. */
@Path("/v1/closes")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Closes", description = "The end of accounting periods, with its evidence.")
class CloseResource {

  private final Closes closes;
  private final Idempotency idempotency;
  private final UnitOfWork unitOfWork;
  private final SecurityIdentity identity;

  CloseResource(
      Closes closes, Idempotency idempotency, UnitOfWork unitOfWork, SecurityIdentity identity) {
    this.closes = closes;
    this.idempotency = idempotency;
    this.unitOfWork = unitOfWork;
    this.identity = identity;
  }

  @POST
  @PermissionsAllowed("accounting:close")
  @ResponseStatus(201)
  @Operation(
      summary = "Close a period",
      description =
          "The roll-forward is computed, held against the journal, the cohorts and the members'"
              + " lots, and kept. From then on nothing is booked in the period: what comes late goes"
              + " to the first day of the next, with its own day as occurredOn. A large journal may"
              + " take longer than a call waits (503): repeat it with the same key.")
  @APIResponseSchema(
      value = CloseView.class,
      responseCode = "201",
      responseDescription = "Closed, for ever.")
  @APIResponse(responseCode = "400", description = "It is not a month.")
  @APIResponse(responseCode = "404", description = "No such program.")
  @APIResponse(
      responseCode = "409",
      description =
          "It is not over, was closed before, follows an open one with entries, has bookings or"
              + " estimates that wait, a rate that nobody answers for, or figures that do not tie:"
              + " see errors.")
  @APIResponse(responseCode = "422", description = "The key was used with another body.")
  public Uni<CloseView> close(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull CloseRequest request) {
    String by = identity.getPrincipal().getName();
    String program = request.program() == null ? Programs.DEFAULT : request.program();
    return idempotency.once(
        "POST /v1/closes",
        key,
        request,
        CloseView.class,
        work -> closes.close(work, new Period(program, request.period()), by));
  }

  @GET
  @PermissionsAllowed("accounting:read")
  @Operation(summary = "The closed periods of a program, the newest first")
  @APIResponse(responseCode = "200", description = "A page; nextCursor leads to the next.")
  @APIResponse(responseCode = "400", description = "The cursor is not one of ours.")
  public Uni<Page<CloseView>> list(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    return unitOfWork.run(work -> closes.page(work, program, cursor, limit));
  }

  @GET
  @Path("/preview")
  @PermissionsAllowed("accounting:read")
  @Operation(
      summary = "A period's figures before it is closed",
      description = "And every rule that would refuse its close now. Changes nothing.")
  @APIResponse(responseCode = "200", description = "The figures as they are.")
  @APIResponse(responseCode = "400", description = "It is not a month.")
  @APIResponse(responseCode = "404", description = "No such program.")
  @APIResponse(responseCode = "409", description = "It is closed: read its close.")
  public Uni<PreviewView> preview(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @QueryParam("period") @NotNull @Pattern(regexp = CloseRequest.MONTH) String period) {
    return unitOfWork.run(work -> closes.preview(work, new Period(program, period)));
  }

  @GET
  @Path("/{program}/{period}")
  @PermissionsAllowed("accounting:read")
  @Operation(summary = "A closed period with its figures and their evidence")
  @APIResponse(responseCode = "200", description = "As it was closed.")
  @APIResponse(responseCode = "400", description = "It is not a month.")
  @APIResponse(responseCode = "404", description = "It was not closed.")
  public Uni<CloseView> get(
      @PathParam("program") String program,
      @PathParam("period") @Pattern(regexp = CloseRequest.MONTH) String period) {
    return unitOfWork.run(work -> closes.get(work, new Period(program, period)));
  }
}
