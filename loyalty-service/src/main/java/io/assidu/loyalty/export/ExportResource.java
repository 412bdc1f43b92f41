package io.assidu.loyalty.export;

import io.assidu.loyalty.program.Programs;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;
import org.jspecify.annotations.Nullable;

/**
 * The journal as a file over REST. It is offered as octets, because what streams has one media type
 * only; the answer names that of its format.
 */
@Path("/v1/journal/export")
@Produces(MediaType.APPLICATION_OCTET_STREAM)
@Tag(name = "Journal", description = "The double-entry journal behind the points.")
class ExportResource {

  private final Exports exports;
  private final ExportConfig config;

  ExportResource(Exports exports, ExportConfig config) {
    this.exports = exports;
    this.config = config;
  }

  @GET
  @PermissionsAllowed("journal:read")
  @Operation(
      summary = "The journal as a file",
      description =
          "The entries of a range of booking dates in the order in which they were sealed, as CSV"
              + " (RFC 4180), as a JSON array, or as a FEC (fichier des écritures comptables, LPF"
              + " article A47 A-1). Streamed: a connection that breaks leaves a file without its"
              + " end.")
  @APIResponse(
      responseCode = "200",
      description = "The file; Content-Disposition has its name.",
      content = {
        @Content(
            mediaType = "text/csv",
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(
                    name = "csv",
                    value =
                        "program,sequence,entryId,kind,bookingDate,occurredOn,reference,account,"
                            + "accountLabel,debit,credit,currency,postedAt,hash,partner")),
        @Content(
            mediaType = MediaType.TEXT_PLAIN,
            schema = @Schema(type = SchemaType.STRING),
            examples =
                @ExampleObject(
                    name = "fec",
                    value =
                        "FID\tFidélité\t1\t20261124\t707000\tVentes de marchandises\t\t\torder-1042"
                            + "\t20261124\tPoints accordés sur vente, écriture 1\t50,00\t0,00\t\t"
                            + "\t20261124\t\t"))
      })
  @APIResponse(
      responseCode = "400",
      description = "The format, a date, their order or the SIREN is wrong: see errors.")
  @APIResponse(responseCode = "404", description = "No such program.")
  @APIResponse(
      responseCode = "409",
      description = "A FEC of a program that is not kept in euros, or not by the French chart.")
  public RestMulti<byte[]> export(
      @QueryParam("program") @DefaultValue(Programs.DEFAULT) String program,
      @Parameter(description = "The first booking date.", example = "2026-01-01", required = true)
          @QueryParam("from")
          @Nullable String from,
      @Parameter(description = "The last booking date.", example = "2026-12-31", required = true)
          @QueryParam("to")
          @Nullable String to,
      @Parameter(description = "csv, json or fec.", example = "fec", required = true)
          @QueryParam("format")
          @Nullable String format,
      @Parameter(
              description = "For a FEC: the company's; that of the configuration without.",
              example = "732829320")
          @QueryParam("siren")
          @Nullable String siren) {
    ExportRequest request = ExportRequest.of(program, from, to, format, siren, config.siren());
    return RestMulti.fromUniResponse(
        exports.prepare(request), exports::write, ExportResource::headers);
  }

  private static Map<String, List<String>> headers(Exports.Prepared export) {
    ExportRequest request = export.request();
    return Map.of(
        HttpHeaders.CONTENT_TYPE,
        List.of(request.format().mediaType()),
        HttpHeaders.CONTENT_DISPOSITION,
        List.of("attachment; filename=\"" + request.fileName() + "\""));
  }
}
