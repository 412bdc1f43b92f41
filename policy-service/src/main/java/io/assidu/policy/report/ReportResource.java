package io.assidu.policy.report;

import io.assidu.platform.problem.PlatformError;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Decisions and pressure in numbers. */
@Path("/v1/reports")
@Tag(name = "Reports", description = "Decisions and pressure in numbers")
class ReportResource {

  private final Reports reports;

  ReportResource(Reports reports) {
    this.reports = reports;
  }

  @GET
  @Path("/decisions")
  @PermissionsAllowed("policy:read")
  @Operation(
      summary = "Counts the decisions of a period",
      description = "Every decision counts: a contact that was deferred and then approved has two.")
  @APIResponse(responseCode = "200", description = "One row for each combination that occurred")
  @APIResponse(responseCode = "422", description = "The period or the answer is too large")
  public Uni<DecisionReport> decisions(
      @Parameter(schema = @Schema(implementation = Instant.class)) @QueryParam("from") @NotNull
          String from,
      @Parameter(
              description = "The first moment that is not part of it.",
              schema = @Schema(implementation = Instant.class))
          @QueryParam("to")
          @NotNull
          String to,
      @Parameter(
              description =
                  "Any of `verdict`, `reason`, `channel`, `journey`, `purpose`, `day`, separated by"
                      + " commas.")
          @QueryParam("by")
          @DefaultValue("verdict,reason")
          String by,
      @Parameter(description = "The IANA time zone of the days.")
          @QueryParam("zone")
          @DefaultValue("UTC")
          String zone) {
    return reports.decisions(instant("from", from), instant("to", to), zone(zone), dimensions(by));
  }

  @GET
  @Path("/pressure")
  @PermissionsAllowed("policy:read")
  @Operation(
      summary = "How near to their caps people are",
      description = "Now, by each cap of the active policy; and which overrides were used.")
  @APIResponse(responseCode = "200", description = "One histogram for each cap")
  @APIResponse(responseCode = "422", description = "There is too much to count")
  public Uni<PressureReport> pressure() {
    return reports.pressure();
  }

  private static Instant instant(String parameter, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw PlatformError.INVALID_REQUEST.problem(
          parameter, "date-time", "An instant is written 2026-11-24T10:00:00Z.");
    }
  }

  private static ZoneId zone(String id) {
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw PlatformError.INVALID_REQUEST.problem("zone", "zone", "This is no IANA time zone.");
    }
  }

  private static Set<Dimension> dimensions(String by) {
    Set<Dimension> dimensions = EnumSet.noneOf(Dimension.class);
    Arrays.stream(by.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(
            name ->
                Dimension.of(name)
                    .orElseThrow(
                        () ->
                            PlatformError.INVALID_REQUEST.problem(
                                "by",
                                "known",
                                "Any of verdict, reason, channel, journey, purpose, day.")))
        .forEach(dimensions::add);
    return dimensions;
  }
}
