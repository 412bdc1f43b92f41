package io.assidu.loyalty.books;

import io.assidu.loyalty.program.Programs;
import io.assidu.platform.http.Page;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The journal over REST, for finance and auditors. */
@Path("/v1/journal")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Journal", description = "The double-entry journal behind the points.")
class JournalResource {

  private final Journals journals;
  private final Auditor auditor;
  private final Reperformer reperformer;
  private final UnitOfWork unitOfWork;

  JournalResource(
      Journals journals, Auditor auditor, Reperformer reperformer, UnitOfWork unitOfWork) {
    this.journals = journals;
    this.auditor = auditor;
    this.reperformer = reperformer;
    this.unitOfWork = unitOfWork;
  }

  @GET
  @PermissionsAllowed("journal:read")
  @Operation(summary = "The entries of a program in order, from the first")
  @APIResponse(responseCode = "200", description = "A page; nextCursor leads to the next.")
  @APIResponse(responseCode = "400", description = "The cursor is not one of ours.")
  public Uni<Page<EntryView>> entries(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(1000) int limit) {
    return unitOfWork.run(work -> journals.page(work, program, cursor, limit));
  }

  @GET
  @Path("/balances")
  @PermissionsAllowed("journal:read")
  @Operation(
      summary = "The trial balance: debits and credits of each account, currency by currency")
  @APIResponse(responseCode = "200", description = "The sums; debits equal credits.")
  @APIResponse(responseCode = "404", description = "No such program.")
  public Uni<BalancesView> balances(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program) {
    return unitOfWork.run(work -> journals.balances(work, program));
  }

  @GET
  @Path("/verification")
  @PermissionsAllowed("journal:read")
  @Operation(
      summary = "Read the whole journal again",
      description =
          "Recomputes every hash, adds up debits and credits, and compares what the accounts owe"
              + " with the cohorts and with the points ledger. Reads everything: not for a"
              + " monitoring probe.")
  @APIResponse(responseCode = "200", description = "What was found; valid if everything holds.")
  @APIResponse(responseCode = "404", description = "No such program.")
  public Uni<VerificationView> verification(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program) {
    return unitOfWork.run(work -> auditor.verify(work, program));
  }

  @GET
  @Path("/re-performance")
  @PermissionsAllowed("journal:read")
  @Operation(
      summary = "Make the whole journal again",
      description =
          "Carries out every booking again, in the order in which they were booked, by the"
              + " accounting policy of its program version, and compares entries and cohorts with"
              + " those that are stored; and the bookings' points with the points ledger. Reads"
              + " everything: not for a monitoring probe.")
  @APIResponse(responseCode = "200", description = "What was found; identical if nothing was.")
  @APIResponse(responseCode = "404", description = "No such program.")
  public Uni<ReperformanceView> rePerformance(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program) {
    return unitOfWork.runUnhurried(work -> reperformer.reperform(work, program));
  }
}
