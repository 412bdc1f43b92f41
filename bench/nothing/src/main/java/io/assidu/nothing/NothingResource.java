package io.assidu.nothing;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Takes what {@code POST /v1/decisions} takes, with the same token and the same checks, and answers
 * at once.
 */
@Path("/nothing")
class NothingResource {

  private static final Uni<Answer> DONE = Uni.createFrom().item(new Answer("nothing"));

  record Ask(
      @NotNull UUID profileId,
      @NotNull String purpose,
      @Nullable String topic,
      @Nullable List<String> channels) {}

  record Answer(String done) {}

  @POST
  @PermissionsAllowed("contact:decide")
  public Uni<Answer> nothing(
      @HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Ask ask) {
    return DONE;
  }
}
