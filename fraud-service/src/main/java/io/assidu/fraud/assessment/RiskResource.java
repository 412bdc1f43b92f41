package io.assidu.fraud.assessment;

import io.assidu.fraud.account.Account;
import io.assidu.fraud.account.Accounts;
import io.assidu.fraud.alert.Alerts;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/profiles/{profileId}/risk")
@Tag(name = "Accounts")
class RiskResource {

  private static final int SHOWN = 20;

  private final UnitOfWork unitOfWork;
  private final Accounts accounts;
  private final Alerts alerts;
  private final AssessmentStore assessments;

  RiskResource(
      UnitOfWork unitOfWork, Accounts accounts, Alerts alerts, AssessmentStore assessments) {
    this.unitOfWork = unitOfWork;
    this.accounts = accounts;
    this.alerts = alerts;
    this.assessments = assessments;
  }

  @GET
  @PermissionsAllowed("risk:read")
  @Operation(
      summary = "How a person's account stands",
      description =
          "A person nothing was ever assessed of is not frozen and has no assessments. An id that"
              + " was absorbed by a merge shows the surviving profile.")
  public Uni<RiskView> get(UUID profileId) {
    return unitOfWork.run(
        work -> accounts.find(work, profileId).chain(account -> view(work, account)));
  }

  private Uni<RiskView> view(Work work, Account account) {
    return alerts
        .open(work, account.profileId())
        .chain(
            open ->
                assessments
                    .latest(work, account.profileId(), SHOWN)
                    .map(
                        latest ->
                            new RiskView(
                                account.profileId(),
                                account.frozen(),
                                account.frozen() ? account.frozenAt() : null,
                                account.releasedAt(),
                                open,
                                latest)));
  }
}
