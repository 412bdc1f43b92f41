package io.assidu.policy.decision;

import io.assidu.platform.problem.Problem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Contacts that client systems want the suite to make: campaigns, receipts, alerts. */
@Path("/v1/contacts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Contacts", description = "Request, decide and deliver in one call")
class ContactResource {

  private static final int ACCEPTED = 202;

  private final ContactDesk desk;

  ContactResource(ContactDesk desk) {
    this.desk = desk;
  }

  @POST
  @ResponseStatus(ACCEPTED)
  @PermissionsAllowed("contact:decide")
  @Operation(
      summary = "Asks for a contact and has it made",
      description =
          "Decided at once. An approved contact is on its way to channel-gateway; a deferred one is"
              + " decided again at `until`, without further ado.")
  @APIResponseSchema(
      value = DecisionView.class,
      responseCode = "202",
      responseDescription = "The decision with its reasons")
  @APIResponse(
      responseCode = "400",
      description = "The request breaks a rule; the problem names the field",
      content =
          @Content(
              mediaType = Problem.MEDIA_TYPE,
              schema = @Schema(implementation = Problem.class)))
  @APIResponse(responseCode = "404", description = "Nobody with this id has arrived here")
  @APIResponse(responseCode = "409", description = "The contactId was given to another contact")
  @APIResponse(responseCode = "422", description = "The key was used for another request")
  public Uni<DecisionView> make(
      @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid ContactAsk ask) {
    return desk.ask("POST /v1/contacts", key, ask, true);
  }
}
