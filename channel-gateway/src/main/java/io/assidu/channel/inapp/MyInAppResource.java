package io.assidu.channel.inapp;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The same for a customer who is signed in: their own messages and no others. */
@Path("/v1/me/in-app")
@Tag(name = "In-app messages")
@RolesAllowed("customer")
class MyInAppResource {
  private final InAppMessages messages;
  private final JsonWebToken token;

  MyInAppResource(InAppMessages messages, JsonWebToken token) {
    this.messages = messages;
    this.token = token;
  }

  @GET
  @Operation(summary = "My in-app messages")
  @APIResponse(responseCode = "200", description = "The messages, newest first, at most 100.")
  @APIResponse(responseCode = "404", description = "Nobody is known by this customer's id.")
  public Uni<List<InAppMessage>> list(@RestQuery @DefaultValue("false") boolean unread) {
    return messages.profileOf(customerId()).chain(profileId -> messages.waiting(profileId, unread));
  }

  @PUT
  @Path("/{contactId}/read")
  @Operation(summary = "Say that I read a message", description = "May be repeated.")
  @APIResponse(responseCode = "204", description = "Noted.")
  @APIResponse(responseCode = "404", description = "I have no such message.")
  public Uni<Void> read(@RestPath UUID contactId) {
    return messages.profileOf(customerId()).chain(profileId -> messages.read(profileId, contactId));
  }

  private String customerId() {
    return String.valueOf((Object) token.getClaim("customerId"));
  }
}
