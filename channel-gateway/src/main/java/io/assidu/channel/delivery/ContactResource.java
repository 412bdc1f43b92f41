package io.assidu.channel.delivery;

import io.assidu.platform.http.Cursor;
import io.assidu.platform.http.Page;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.work.UnitOfWork;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What became of contacts. */
@Path("/v1")
@Tag(name = "Contacts")
class ContactResource {
  private final UnitOfWork unitOfWork;
  private final ContactStore store;

  ContactResource(UnitOfWork unitOfWork, ContactStore store) {
    this.unitOfWork = unitOfWork;
    this.store = store;
  }

  @GET
  @Path("/contacts/{contactId}")
  @PermissionsAllowed("channel:read")
  @Operation(
      summary = "A contact, its attempts and how it ended",
      description = "Shows neither address nor content.")
  @APIResponse(responseCode = "200", description = "The contact.")
  @APIResponse(responseCode = "404", description = "It was never given to us to deliver.")
  public Uni<ContactView> one(@RestPath UUID contactId) {
    return unitOfWork
        .run(work -> store.view(work, contactId))
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        PlatformError.NOT_FOUND.problem(
                            "No approved contact of this id has arrived here.")));
  }

  @GET
  @Path("/profiles/{profileId}/contacts")
  @PermissionsAllowed("channel:read")
  @Operation(summary = "A person's contacts, newest first")
  @APIResponse(responseCode = "200", description = "A page of them.")
  public Uni<Page<ContactView>> ofProfile(
      @RestPath UUID profileId,
      @RestQuery @Nullable String cursor,
      @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
    long before = cursor == null ? Long.MAX_VALUE : Cursor.decodeLong(cursor);
    return unitOfWork
        .run(work -> store.page(work, profileId, before, limit + 1))
        .map(found -> Page.of(found, limit, last -> Cursor.encode(last.sequence())));
  }
}
