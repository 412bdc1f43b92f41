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
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/v1/notes")
class NoteResource {

  /** A note to take. */
  record NoteRequest(@NotNull UUID profileId, @Min(1) long version, String text) {}

  /** A note taken. */
  record NoteView(long id, String text) {}

  private final Idempotency idempotency;
  private final UnitOfWork unitOfWork;

  NoteResource(Idempotency idempotency, UnitOfWork unitOfWork) {
    this.idempotency = idempotency;
    this.unitOfWork = unitOfWork;
  }

  @POST
  @PermissionsAllowed("profile:write")
  public Uni<NoteView> take(
      @HeaderParam("Idempotency-Key") @Nullable String key, @Valid @NotNull NoteRequest request) {
    return idempotency.once(
        "POST /v1/notes", key, request, NoteView.class, work -> insert(work, request));
  }

  @GET
  @Path("/{profileId}")
  @PermissionsAllowed("profile:read")
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
