package io.assidu.channel.template;

import io.assidu.platform.http.ETags;
import io.quarkus.security.PermissionsAllowed;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Message templates in versions. */
@Path("/v1/templates")
@Tag(name = "Templates")
class TemplateResource {
  private static final String ID = "[a-z0-9][a-z0-9-]{0,63}";

  private final TemplateEditor editor;
  private final SecurityIdentity identity;

  TemplateResource(TemplateEditor editor, SecurityIdentity identity) {
    this.editor = editor;
    this.identity = identity;
  }

  @GET
  @PermissionsAllowed("channel:read")
  @Operation(summary = "All templates", description = "The shipped ones and the company's own.")
  @APIResponse(responseCode = "200", description = "The templates in their current versions.")
  public Uni<List<TemplateSummary>> list() {
    return editor.all().map(all -> all.stream().map(TemplateSummary::of).toList());
  }

  @GET
  @Path("/{id}")
  @PermissionsAllowed("channel:read")
  @Operation(summary = "The current version of a template")
  @APIResponse(responseCode = "200", description = "The template; its ETag is for the next PUT.")
  @APIResponse(responseCode = "404", description = "There is none.")
  public Uni<RestResponse<TemplateView>> one(@RestPath String id) {
    return editor.current(id).map(TemplateResource::answer);
  }

  @GET
  @Path("/{id}/versions/{version}")
  @PermissionsAllowed("channel:read")
  @Operation(
      summary = "A version of a template",
      description = "0 is the one that comes with Assidu.")
  @APIResponse(responseCode = "200", description = "The version.")
  @APIResponse(responseCode = "404", description = "There is none.")
  public Uni<TemplateView> version(@RestPath String id, @RestPath int version) {
    return editor.version(id, version).map(TemplateView::of);
  }

  @PUT
  @Path("/{id}")
  @PermissionsAllowed("template:write")
  @Operation(
      summary = "Save a template as its next version",
      description =
          "It is used for messages from then on. The same document again changes nothing."
              + " A template that exists, shipped ones included, needs If-Match.")
  @APIResponse(responseCode = "200", description = "The version.")
  @APIResponse(
      responseCode = "400",
      description = "The document is not valid: each error names the text and the line.")
  @APIResponse(responseCode = "412", description = "It has been changed since.")
  @APIResponse(responseCode = "428", description = "If-Match is missing.")
  public Uni<RestResponse<TemplateView>> save(
      @RestPath @Pattern(regexp = ID) String id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid TemplateDocument document) {
    return editor
        .save(
            id,
            document,
            identity.getPrincipal().getName(),
            present -> ETags.requireMatch(ifMatch, present))
        .map(TemplateResource::answer);
  }

  @POST
  @Path("/{id}/preview")
  @PermissionsAllowed("template:write")
  @Operation(
      summary = "Fill a template in with example values",
      description = "The current version, or the document given. Sends and saves nothing.")
  @APIResponse(responseCode = "200", description = "The message as it would be.")
  @APIResponse(responseCode = "422", description = "A variable is missing in a strict template.")
  public Uni<Rendered> preview(
      @RestPath @Pattern(regexp = ID) String id, @NotNull @Valid PreviewRequest request) {
    return editor.preview(id, request);
  }

  private static RestResponse<TemplateView> answer(TemplateVersion version) {
    return RestResponse.ResponseBuilder.ok(TemplateView.of(version))
        .header(HttpHeaders.ETAG, ETags.of(version.version()))
        .build();
  }
}
