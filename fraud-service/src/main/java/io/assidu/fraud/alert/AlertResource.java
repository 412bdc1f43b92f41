package io.assidu.fraud.alert;

import io.assidu.platform.http.Cursor;
import io.assidu.platform.http.Page;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/alerts")
@Tag(name = "Alerts")
class AlertResource {

  private static final int MOST = 200;

  private final UnitOfWork unitOfWork;
  private final AlertStore store;

  AlertResource(UnitOfWork unitOfWork, AlertStore store) {
    this.unitOfWork = unitOfWork;
    this.store = store;
  }

  @GET
  @PermissionsAllowed("risk:read")
  @Operation(
      summary = "The alert queue, the newest first",
      description =
          "Follow nextCursor until it is null. An alert is open until its account is released.")
  @APIResponse(responseCode = "200", description = "A page of alerts with their reasons.")
  public Uni<Page<Alert>> list(
      @QueryParam("status") @Nullable @Pattern(regexp = "open|closed") String status,
      @QueryParam("profileId") @Nullable UUID profileId,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(MOST) int limit,
      @QueryParam("cursor") @Nullable String cursor) {
    UUID before = cursor == null ? null : Cursor.decodeUuid(cursor);
    AlertQuery query = new AlertQuery(status, profileId, before, limit + 1);
    return unitOfWork
        .run(work -> store.page(work, query))
        .map(found -> Page.of(found, limit, last -> Cursor.encode(last.alertId())));
  }
}
