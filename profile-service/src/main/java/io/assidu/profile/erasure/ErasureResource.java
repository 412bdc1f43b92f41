package io.assidu.profile.erasure;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.profile.ProfileConfig;
import io.assidu.profile.ProfileError;
import io.assidu.profile.erasure.ErasureStore.Erasure;
import io.assidu.profile.erasure.ErasureView.Done;
import io.assidu.profile.profile.Profiles;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/v1/erasures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Erasure", description = "Forgetting a person, here and in every service")
class ErasureResource {

  private final UnitOfWork units;
  private final Profiles profiles;
  private final Suppression suppression;
  private final ErasureStore store;
  private final ProfileConfig config;
  private final Clock clock;

  ErasureResource(
      UnitOfWork units,
      Profiles profiles,
      Suppression suppression,
      ErasureStore store,
      ProfileConfig config,
      Clock clock) {
    this.units = units;
    this.profiles = profiles;
    this.suppression = suppression;
    this.store = store;
    this.config = config;
    this.clock = clock;
  }

  @POST
  @PermissionsAllowed("profile:write")
  @Operation(
      summary = "Forget a person (GDPR article 17)",
      description =
          "What names them is removed here at once, and every service is told to do the same."
              + " Asked again, the same erasure is answered.")
  @APIResponseSchema(
      value = ErasureView.class,
      responseCode = "202",
      responseDescription = "Erased here; the services are on it")
  @APIResponse(responseCode = "404", description = "No such profile")
  public Uni<RestResponse<ErasureView>> erase(@NotNull @Valid ErasureRequest request) {
    UUID id = request.profileId();
    return units.run(
        work ->
            store
                .ofProfile(work, id)
                .flatMap(
                    known ->
                        known.isPresent()
                            ? Uni.createFrom().item(known.get())
                            : eraseOrFind(work, id))
                .flatMap(erasure -> view(work, erasure))
                .map(
                    view ->
                        RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, view)
                            .location(URI.create("/v1/erasures/" + view.erasureId()))
                            .build()));
  }

  @GET
  @Path("{id}")
  @PermissionsAllowed("profile:read")
  @Operation(summary = "How far an erasure has come, service by service")
  @APIResponse(responseCode = "404", description = "No such erasure")
  @APIResponse(responseCode = "200", description = "The services, and when each was done")
  public Uni<ErasureView> read(UUID id) {
    return units.run(
        work ->
            store
                .find(work, id)
                .flatMap(
                    found ->
                        view(
                            work,
                            found.orElseThrow(
                                () ->
                                    ProfileError.ERASURE_NOT_FOUND.problem(
                                        "No erasure has this id.")))));
  }

  /**
   * Of two who ask at the same moment, the second waits for the profile and then finds it erased.
   */
  private Uni<Erasure> eraseOrFind(Work work, UUID id) {
    return erase(work, id)
        .onFailure(ProblemException.class)
        .recoverWithUni(
            refused ->
                store
                    .ofProfile(work, id)
                    .map(found -> found.orElseThrow(() -> (ProblemException) refused)));
  }

  private Uni<Erasure> erase(Work work, UUID id) {
    Instant now = clock.instant();
    return profiles
        .locked(work, id)
        .flatMap(
            profile -> {
              Erasure erasure = new Erasure(Ids.next(), profile.id(), now);
              work.emit(
                  Topics.PROFILE_CHANGES,
                  profile.id().toString(),
                  new ProfileErased(erasure.erasureId(), profile.id(), profile.version() + 1, now));
              return store
                  .add(work, erasure)
                  .flatMap(
                      done ->
                          suppression.remember(
                              work, erasure.erasureId(), profile.identifiers().keySet(), now))
                  .flatMap(done -> store.remove(work, profile.id()))
                  .replaceWith(erasure);
            });
  }

  private Uni<ErasureView> view(Work work, Erasure erasure) {
    return store
        .words(work, erasure.erasureId())
        .map(
            words -> {
              List<Done> services =
                  config.erasureServices().stream()
                      .map(service -> new Done(service, words.get(service)))
                      .toList();
              return new ErasureView(
                  erasure.erasureId(),
                  erasure.profileId(),
                  erasure.at(),
                  services.stream().allMatch(done -> done.at() != null),
                  services);
            });
  }
}
