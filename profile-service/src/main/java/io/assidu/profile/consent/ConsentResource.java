package io.assidu.profile.consent;

import io.assidu.contracts.profile.ProfileChange;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.profile.profile.LatestWord;
import io.assidu.profile.profile.Profile;
import io.assidu.profile.profile.Profiles;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.LongFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/v1/profiles/{id}/consents")
@Tag(name = "Consent", description = "The append-only register, with evidence and history")
class ConsentResource {

  private final UnitOfWork units;
  private final Idempotency idempotency;
  private final Profiles profiles;
  private final ConsentRegister register;
  private final ConsentStore store;
  private final Clock clock;

  ConsentResource(
      UnitOfWork units,
      Idempotency idempotency,
      Profiles profiles,
      ConsentRegister register,
      ConsentStore store,
      Clock clock) {
    this.units = units;
    this.idempotency = idempotency;
    this.profiles = profiles;
    this.register = register;
    this.store = store;
    this.clock = clock;
  }

  @GET
  @PermissionsAllowed("profile:read")
  @Operation(
      summary = "What a person said about being contacted",
      description = "With `asOf`, what stood at that time and was known of by then.")
  @APIResponse(responseCode = "404", description = "No such profile")
  @APIResponse(responseCode = "200", description = "What stands, and the register")
  public Uni<ConsentView> read(UUID id, @RestQuery @Nullable String asOf) {
    Instant until = asOf == null ? Instant.MAX : time(asOf);
    return units.run(
        work -> profiles.current(work, id).flatMap(profile -> view(work, profile.id(), until)));
  }

  @POST
  @PermissionsAllowed("profile:write")
  @Operation(summary = "Record what a person said")
  @APIResponse(responseCode = "200", description = "The register with the new record")
  @APIResponse(responseCode = "404", description = "No such profile")
  public Uni<ConsentView> record(
      UUID id,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @NotNull @Valid ConsentRequest request) {
    return idempotency.once(
        "POST /v1/profiles/" + id + "/consents",
        key,
        request,
        ConsentView.class,
        work -> profiles.locked(work, id).flatMap(profile -> record(work, profile, request)));
  }

  private Uni<ConsentView> record(Work work, Profile profile, ConsentRequest request) {
    Instant now = clock.instant();
    Instant at = request.at() == null || request.at().isAfter(now) ? now : request.at();
    Map<String, String> circumstances = request.evidence() == null ? Map.of() : request.evidence();
    List<LongFunction<ProfileChange>> changes = new ArrayList<>();
    return register
        .record(
            work,
            profile,
            List.of(request.given()),
            new Evidence("api", null, circumstances),
            at,
            now,
            changes)
        .flatMap(after -> profiles.saved(work, profile, after, changes, now))
        .flatMap(saved -> view(work, saved.id(), Instant.MAX));
  }

  private Uni<ConsentView> view(Work work, UUID profileId, Instant until) {
    return store
        .history(work, profileId)
        .map(
            all ->
                all.stream()
                    .filter(r -> !r.at().isAfter(until) && !r.recordedAt().isAfter(until))
                    .toList())
        .map(
            history ->
                new ConsentView(
                    profileId,
                    LatestWord.of(history.stream().map(ConsentRecord::state).toList()),
                    history));
  }

  private static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException notATime) {
      throw PlatformError.INVALID_REQUEST.problem(
          "asOf", "dateTime", "A time such as 2026-11-24T08:00:00Z.");
    }
  }
}
