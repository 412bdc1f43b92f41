package io.assidu.platform.chassis;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.SegmentExited;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/v1/notes")
class NoteResource {

  /** A note to take. */
  @Schema(
      examples =
          """
          {"profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "version": 1,
           "text": "Prefers the shop in town."}""")
  record NoteRequest(@NotNull UUID profileId, @Min(1) long version, String text) {}

  /** A note taken. */
  @Schema(
      examples =
          """
          {"id": 7, "text": "Prefers the shop in town."}""")
  record NoteView(long id, String text) {}

  private final Idempotency idempotency;
  private final UnitOfWork unitOfWork;

  NoteResource(Idempotency idempotency, UnitOfWork unitOfWork) {
    this.idempotency = idempotency;
    this.unitOfWork = unitOfWork;
  }

  @POST
  @PermissionsAllowed("profile:write")
  @Operation(summary = "Take a note")
  public Uni<NoteView> take(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NoteRequest request) {
    return idempotency.once(
        "POST /v1/notes", key, request, NoteView.class, work -> insert(work, request));
  }

  @GET
  @Path("/{profileId}")
  @PermissionsAllowed("profile:read")
  @Operation(summary = "The notes of a profile")
  @APIResponse(
      responseCode = "200",
      description = "Their texts.",
      content =
          @Content(
              mediaType = "application/json",
              schema = @Schema(type = SchemaType.ARRAY, implementation = String.class),
              example = "[\"a note\"]"))
  public Uni<List<String>> of(@RestPath UUID profileId) {
    return unitOfWork.run(
        work ->
            work.query("select text from note where profile_id = $1 order by id", profileId)
                .map(
                    rows -> {
                      List<String> texts = new ArrayList<>();
                      rows.forEach(row -> texts.add(row.getString(0)));
                      return texts;
                    }));
  }

  @GET
  @Path("/forgotten")
  @Operation(hidden = true)
  public String withoutAnnotation() {
    return "nobody said who may see this";
  }

  private static Uni<NoteView> insert(Work work, NoteRequest request) {
    work.emit(
        Topics.PROFILE_CHANGES,
        request.profileId().toString(),
        new SegmentExited(
            request.profileId(), request.version(), request.text(), 1, Instant.EPOCH));
    return work.query(
            "insert into note (profile_id, version, text) values ($1, $2, $3) returning id",
            request.profileId(),
            request.version(),
            request.text())
        .map(rows -> new NoteView(rows.iterator().next().getLong(0), request.text()))
        .invoke(
            () -> {
              if (request.text().equals("refused")) {
                throw PlatformError.CONFLICT.problem("Refused after it was written.");
              }
            });
  }
}
