package io.assidu.profile.profile;

import io.assidu.platform.work.UnitOfWork;
import io.assidu.profile.ProfileError;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/profiles")
@Tag(name = "Profiles", description = "Who a customer is, and why we think so")
@APIResponse(responseCode = "404", description = "No such profile")
@APIResponse(responseCode = "410", description = "The person asked to be forgotten")
class ProfileResource {

  private final UnitOfWork units;
  private final Profiles profiles;
  private final IdentityReader identity;

  ProfileResource(UnitOfWork units, Profiles profiles, IdentityReader identity) {
    this.units = units;
    this.profiles = profiles;
    this.identity = identity;
  }

  @GET
  @Path("{id}")
  @PermissionsAllowed("profile:read")
  @Operation(
      summary = "A profile as it is now",
      description = "The id of a profile that was merged answers with the one it is today.")
  @APIResponse(responseCode = "200", description = "The profile")
  public Uni<ProfileView> one(UUID id) {
    return units.run(work -> profiles.current(work, id)).map(ProfileView::of);
  }

  @POST
  @Path("lookup")
  @PermissionsAllowed("profile:read")
  @Operation(
      summary = "The profile an identifier points to",
      description = "A POST, because addresses have no place in a URL. It changes nothing.")
  @APIResponse(responseCode = "200", description = "The profile")
  public Uni<ProfileView> lookup(@NotNull @Valid LookupRequest request) {
    return units
        .run(work -> profiles.pointedToBy(work, List.of(request.identifier())))
        .map(
            found ->
                found.stream()
                    .findFirst()
                    .map(ProfileView::of)
                    .orElseThrow(
                        () ->
                            ProfileError.PROFILE_NOT_FOUND.problem(
                                "This identifier points to nobody.")));
  }

  @GET
  @Path("{id}/identity")
  @PermissionsAllowed("profile:read")
  @Operation(
      summary = "Why this is one person",
      description = "Every identifier with the event that brought it, every merge with its proof.")
  @APIResponse(responseCode = "200", description = "Edges and merges")
  public Uni<IdentityView> identity(UUID id) {
    return units.run(
        work -> profiles.current(work, id).flatMap(profile -> identity.read(work, profile.id())));
  }
}
