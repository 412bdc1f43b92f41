package io.assidu.policy.decision;

import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.policy.PolicyError;
import io.assidu.policy.document.ActivePolicy;
import io.assidu.policy.evaluate.Cap;
import io.assidu.policy.recipient.Recipients;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How much a person has been contacted. */
@Path("/v1/profiles/{profileId}/pressure")
@Tag(name = "Pressure", description = "How much a person has been contacted")
class PressureResource {

  private final UnitOfWork units;
  private final Recipients recipients;
  private final ActivePolicy policies;
  private final ContactStore contacts;
  private final Clock clock;

  PressureResource(
      UnitOfWork units,
      Recipients recipients,
      ActivePolicy policies,
      ContactStore contacts,
      Clock clock) {
    this.units = units;
    this.recipients = recipients;
    this.policies = policies;
    this.contacts = contacts;
    this.clock = clock;
  }

  @GET
  @PermissionsAllowed({"policy:read", "contact:decide"})
  @Operation(summary = "Counts a person's contacts by each cap of the active policy")
  @APIResponse(responseCode = "200", description = "One count for each cap")
  @APIResponse(responseCode = "404", description = "Nobody with this id has arrived here")
  public Uni<PressureView> get(UUID profileId) {
    return units.run((Work work) -> view(work, profileId, clock.instant()));
  }

  private Uni<PressureView> view(Work work, UUID profileId, Instant now) {
    return recipients
        .find(work, profileId)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        PolicyError.UNKNOWN_PROFILE.problem(
                            "Nobody with this id has arrived here.")))
        .chain(
            person ->
                policies
                    .get(work)
                    .chain(
                        policy ->
                            contacts
                                .slots(
                                    work,
                                    List.of(person.profileId()),
                                    now.minus(Cap.horizon(policy.document(), person)))
                                .map(
                                    slots ->
                                        PressureView.of(
                                            person,
                                            policy,
                                            slots
                                                .getOrDefault(person.profileId(), Map.of())
                                                .values(),
                                            now))));
  }
}
