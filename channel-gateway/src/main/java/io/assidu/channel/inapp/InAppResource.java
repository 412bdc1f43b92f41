package io.assidu.channel.inapp;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** In-app messages, for the company's app or site to show. */
@Path("/v1/profiles/{profileId}/in-app")
@Tag(name = "In-app messages")
class InAppResource {
  private final InAppMessages messages;

  InAppResource(InAppMessages messages) {
    this.messages = messages;
  }

  @GET
  @PermissionsAllowed("channel:read")
  @Operation(
      summary = "A person's in-app messages",
      description = "The newest first, at most 100, without those that have expired.")
  @APIResponse(responseCode = "200", description = "The messages.")
  public Uni<List<InAppMessage>> list(
      @RestPath UUID profileId, @RestQuery @DefaultValue("false") boolean unread) {
    return messages.waiting(profileId, unread);
  }

  @PUT
  @Path("/{contactId}/read")
  @PermissionsAllowed("channel:read")
  @Operation(
      summary = "Say that a message was read",
      description = "Becomes the outcome `opened`, once. May be repeated.")
  @APIResponse(responseCode = "204", description = "Noted.")
  @APIResponse(responseCode = "404", description = "This person has no such message.")
  public Uni<Void> read(@RestPath UUID profileId, @RestPath UUID contactId) {
    return messages.read(profileId, contactId);
  }
}
