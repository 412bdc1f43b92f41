package io.assidu.loyalty.ledger;

import io.assidu.loyalty.program.Programs;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ledger of points over REST, for auditors. */
@Path("/v1/ledger")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ledger", description = "The double-entry ledger of points.")
class LedgerResource {

  private final LedgerAuditor auditor;
  private final UnitOfWork unitOfWork;

  LedgerResource(LedgerAuditor auditor, UnitOfWork unitOfWork) {
    this.auditor = auditor;
    this.unitOfWork = unitOfWork;
  }

  @GET
  @Path("/balances")
  @PermissionsAllowed("journal:read")
  @Operation(
      summary = "The trial balance in points",
      description =
          "What members have, hold and owe, and what the program issued, redeemed, expired and"
              + " adjusted: together they are zero, and so is what members passed on to each other.")
  @APIResponse(responseCode = "200", description = "The balances.")
  @APIResponse(responseCode = "404", description = "No such program.")
  public Uni<PointsBalancesView> balances(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program) {
    return unitOfWork.run(work -> auditor.balances(work, program));
  }

  @GET
  @Path("/verification")
  @PermissionsAllowed("journal:read")
  @Operation(
      summary = "Read the whole ledger of points again",
      description =
          "Recomputes the hash chain of every account, sees that every movement balances, that no"
              + " lot holds less than nothing, that transfers give what they take, in lots of the same"
              + " kind and dates, that redemptions hold what their lots hold, and that"
              + " every movement with money behind it is booked. Reads everything: not for a"
              + " monitoring probe.")
  @APIResponse(responseCode = "200", description = "What was found; valid if everything holds.")
  @APIResponse(responseCode = "404", description = "No such program.")
  public Uni<LedgerVerificationView> verification(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program) {
    return unitOfWork.run(work -> auditor.verify(work, program));
  }
}
