package io.assidu.platform.messaging;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Sends dead letters back, once what made them bad is mended. */
@Path("/v1/dead-letters")
@Tag(name = "Dead letters")
class DeadLetterResource {

  private final DeadLetters deadLetters;

  DeadLetterResource(DeadLetters deadLetters) {
    this.deadLetters = deadLetters;
  }

  @POST
  @Path("/{topic}/replay")
  @PermissionsAllowed("dead-letter:replay")
  @Operation(
      summary = "Send this service's dead letters of a topic back to it",
      description = "Safe to repeat: what was processed before is passed over by its event id.")
  public Uni<Replayed> replay(@RestPath @Pattern(regexp = "assidu\\.[a-z.]+") String topic) {
    return deadLetters.replay(topic).map(Replayed::new);
  }

  /** How many went back. */
  @Schema(
      examples =
          """
          {"records": 3}""")
  public record Replayed(int records) {}
}
