package io.assidu.fraud.assessment;

import io.assidu.contracts.fraud.SignalKind;
import io.assidu.fraud.FraudError;
import io.assidu.fraud.geo.Address;
import io.assidu.fraud.geo.Client;
import io.assidu.fraud.geo.Observer;
import io.assidu.fraud.scoring.Observation;
import io.assidu.fraud.scoring.Redemption;
import io.assidu.fraud.scoring.Subject;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/v1/assessments")
@Tag(name = "Assessments")
class AssessmentResource {

  private final UnitOfWork unitOfWork;
  private final Assessments assessments;
  private final AssessmentStore store;
  private final Observer observer;
  private final Clock clock;

  AssessmentResource(
      UnitOfWork unitOfWork,
      Assessments assessments,
      AssessmentStore store,
      Observer observer,
      Clock clock) {
    this.unitOfWork = unitOfWork;
    this.assessments = assessments;
    this.store = store;
    this.observer = observer;
    this.clock = clock;
  }

  @POST
  @PermissionsAllowed("risk:assess")
  @Operation(
      summary = "How risky is this, and what to do about it?",
      description =
          "Answers allow, challenge (ask for the level gold, then ask again with a new reference) or"
              + " freeze. The answer is durable before it is given. The reference makes the call"
              + " safe to repeat: no Idempotency-Key is needed.")
  @APIResponse(responseCode = "200", description = "The assessment, with every contribution.")
  @APIResponse(responseCode = "400", description = "The request breaks a rule; see errors.")
  @APIResponse(responseCode = "409", description = "The reference was used for another person.")
  public Uni<Assessment> assess(@Valid @NotNull AssessmentRequest request) {
    Question question =
        new Question(request.profileId(), subject(request), request.reference(), true);
    return unitOfWork.run(work -> assessments.assess(work, question)).map(Answer::made);
  }

  @GET
  @Path("/{assessmentId}")
  @PermissionsAllowed("risk:read")
  @Operation(summary = "An assessment with every contribution and its facts")
  @APIResponse(responseCode = "200", description = "The assessment.")
  @APIResponse(responseCode = "404", description = "There is no such assessment.")
  public Uni<Assessment> get(UUID assessmentId) {
    return unitOfWork
        .run(work -> store.find(work, assessmentId))
        .map(
            found ->
                found.orElseThrow(
                    () -> FraudError.ASSESSMENT_UNKNOWN.problem("No assessment has this id.")));
  }

  private Subject subject(AssessmentRequest request) {
    if (request.subject() == SignalKind.UNKNOWN) {
      throw FraudError.SUBJECT_UNKNOWN.problem("/subject", "known", "This is not known.");
    }
    Client client = request.client();
    if (client.ip() != null && Address.parse(client.ip()).isEmpty()) {
      throw PlatformError.INVALID_REQUEST.problem(
          "/ip", "ip-address", "Expected an IPv4 or IPv6 address.");
    }
    Observation seen = observer.observe(request.subject(), clock.instant(), client);
    return new Subject(seen, redemption(request));
  }

  private static @Nullable Redemption redemption(AssessmentRequest request) {
    if (request.subject() != SignalKind.REDEMPTION_REQUESTED) {
      return null;
    }
    AssessmentRequest.Details details = request.detailsOrNone();
    if (details.points() == null || details.available() == null) {
      throw PlatformError.INVALID_REQUEST.problem(
          details.points() == null ? "/details/points" : "/details/available",
          "required",
          "A redemption is assessed by its points and what is available before it.");
    }
    return new Redemption(details.points(), details.available());
  }
}
