package io.assidu.profile.ingest;

import io.assidu.platform.identity.Ids;
import io.assidu.profile.identity.IdentityRules;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Segment's HTTP tracking API. Public by nature: whoever calls shows a write key. A text body is
 * read as JSON too, for browsers send it so when a page is closed.
 */
@Path("/v1")
@PermitAll
@Consumes({MediaType.APPLICATION_JSON, MediaType.TEXT_PLAIN})
@SecurityScheme(
    securitySchemeName = "writeKey",
    type = SecuritySchemeType.HTTP,
    scheme = "basic",
    description = "The source's write key as the user name; no password.")
@SecurityRequirement(name = "writeKey")
@Tag(name = "Events", description = "Segment's HTTP API: what customers do, and who they are")
@APIResponse(responseCode = "200", description = "Durable; a repeated messageId changes nothing")
@APIResponse(
    responseCode = "400",
    description = "Which member breaks which rule; nothing is taken in")
@APIResponse(responseCode = "401", description = "The write key is not known")
@APIResponse(responseCode = "413", description = "More than 500 KB, or an event of more than 32 KB")
class IngestResource {

  private static final String EXAMPLE =
      """
      {"batch": [
        {"type": "identify", "messageId": "m-1", "userId": "customer-1", "anonymousId": "a-1",
         "traits": {"email": "ada@example.com", "firstName": "Ada"},
         "context": {"locale": "fr-FR", "timezone": "Europe/Paris",
           "consent": [{"purpose": "marketing", "channel": "email", "status": "granted",
                        "notice": "signup-2026-01", "method": "form"}]}},
        {"type": "track", "messageId": "m-2", "userId": "customer-1", "event": "Signed Up"}],
       "sentAt": "2026-11-24T08:00:00.000Z"}
      """;

  private static final String ONE =
      """
      {"messageId": "m-2", "userId": "customer-1", "event": "Signed Up"}""";

  private final WriteKeys keys;
  private final IntakeQueue intake;
  private final Clock clock;
  private final SegmentReader reader =
      new SegmentReader(IdentityRules.standard(), () -> Ids.next().toString());

  IngestResource(WriteKeys keys, IntakeQueue intake, Clock clock) {
    this.keys = keys;
    this.intake = intake;
    this.clock = clock;
  }

  @POST
  @Path("batch")
  @Operation(
      summary = "Take in several events",
      description =
          "All of them or, if one breaks a rule, none. Consent is given in `context.consent`, a"
              + " list of `{purpose, channel, topic, status, notice, method}`. An event that carries"
              + " `context.correlationId` belongs to that story, the others to the request's.")
  @RequestBody(content = @Content(examples = @ExampleObject(name = "sign-up", value = EXAMPLE)))
  public Uni<Answer> batch(
      @HeaderParam("Authorization") @Nullable String authorization, byte[] body) {
    String source = keys.source(authorization);
    return accept(reader.batch(source, JsonBody.read(body), clock.instant()));
  }

  @POST
  @Path("{kind: identify|track|page|screen}")
  @Operation(summary = "Take in one event")
  @RequestBody(content = @Content(examples = @ExampleObject(name = "sign-up", value = ONE)))
  public Uni<Answer> single(
      String kind, @HeaderParam("Authorization") @Nullable String authorization, byte[] body) {
    String source = keys.source(authorization);
    return accept(
        reader.single(source, Kind.of(kind).orElseThrow(), JsonBody.read(body), clock.instant()));
  }

  private Uni<Answer> accept(List<Incoming> events) {
    return intake.accept(events).replaceWith(Answer.SAFE);
  }
}
