package io.assidu.fraud.account;

import io.assidu.fraud.FraudError;
import io.assidu.fraud.alert.Alerts;
import io.assidu.platform.idempotency.Idempotency;
import io.assidu.platform.work.Work;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/profiles/{profileId}/release")
@Tag(name = "Accounts")
class ReleaseResource {

  private static final String ANALYST = "analyst";

  private final Idempotency idempotency;
  private final Accounts accounts;
  private final Alerts alerts;
  private final SecurityIdentity caller;
  private final Clock clock;

  ReleaseResource(
      Idempotency idempotency,
      Accounts accounts,
      Alerts alerts,
      SecurityIdentity caller,
      Clock clock) {
    this.idempotency = idempotency;
    this.accounts = accounts;
    this.alerts = alerts;
    this.caller = caller;
    this.clock = clock;
  }

  @POST
  @PermissionsAllowed("risk:review")
  @Operation(
      summary = "Give a frozen account back to its owner",
      description =
          "Closes its alerts, and settles the challenges before it: they no longer speak against the"
              + " owner. Announced as account-released on assidu.fraud.alerts.")
  @APIResponse(responseCode = "200", description = "The account is released.")
  @APIResponse(responseCode = "409", description = "The account is not frozen.")
  public Uni<Released> release(
      UUID profileId,
      @HeaderParam("Idempotency-Key") @Nullable String key,
      @Valid @NotNull ReleaseRequest request) {
    return idempotency.once(
        "POST /v1/profiles/" + profileId + "/release",
        key,
        request,
        Released.class,
        work -> release(work, profileId, request.reason()));
  }

  private Uni<Released> release(Work work, UUID profileId, String reason) {
    String reviewer = caller.getPrincipal().getName();
    return accounts
        .lock(work, profileId)
        .map(Account::profileId)
        .call(
            id ->
                accounts
                    .release(work, id, ANALYST, reviewer, reason)
                    .invoke(
                        released -> {
                          if (!released) {
                            throw FraudError.ACCOUNT_NOT_FROZEN.problem(
                                "There is nothing to release.");
                          }
                        }))
        .call(id -> alerts.close(work, id))
        .map(id -> new Released(id, clock.instant()));
  }
}
