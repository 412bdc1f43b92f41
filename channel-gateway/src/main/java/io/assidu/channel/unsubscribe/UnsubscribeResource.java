package io.assidu.channel.unsubscribe;

import io.assidu.channel.ChannelError;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/**
 * Where unsubscribe links lead: RFC 8058. Public by nature; the signed token is the only right one
 * needs, for a mailbox provider has neither cookies nor a login.
 */
@Path("/u/{token}")
@Tag(name = "Unsubscribe")
@PermitAll
class UnsubscribeResource {
  private static final String ONE_CLICK = "One-Click";

  private final Unsubscribes unsubscribes;

  UnsubscribeResource(Unsubscribes unsubscribes) {
    this.unsubscribes = unsubscribes;
  }

  /** The page. */
  @CheckedTemplate
  static final class Templates {
    private Templates() {}

    /**
     * One of its three faces.
     *
     * @param face {@code ask}, {@code done} or {@code invalid}
     */
    static native TemplateInstance unsubscribe(UnsubscribeTexts texts, String face);
  }

  @GET
  @Produces(MediaType.TEXT_HTML)
  @Operation(
      summary = "The page behind an unsubscribe link",
      description =
          "Asks, and changes nothing: link scanners follow every link (RFC 8058 §1)."
              + " Its button POSTs.")
  @APIResponse(responseCode = "200", description = "The page.")
  @APIResponse(responseCode = "404", description = "The link is not valid; a page that says so.")
  public Uni<Response> ask(
      @RestPath String token,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
    return unsubscribes
        .look(token)
        .chain(status -> page(status, languages, status.isPresent() ? 200 : 404));
  }

  @POST
  @Consumes({MediaType.APPLICATION_FORM_URLENCODED, MediaType.MULTIPART_FORM_DATA})
  @Produces(MediaType.TEXT_HTML)
  @Operation(
      summary = "Unsubscribe by one click",
      description =
          "Takes `List-Unsubscribe=One-Click` as form or multipart, without cookies, login or"
              + " redirect (RFC 8058 §3.2). Durable when answered; may be repeated.")
  @APIResponse(responseCode = "200", description = "Unsubscribed.")
  @APIResponse(responseCode = "400", description = "The body is not List-Unsubscribe=One-Click.")
  @APIResponse(responseCode = "404", description = "The link is not valid.")
  public Uni<Response> unsubscribe(
      @RestPath String token,
      @RestForm("List-Unsubscribe") @Nullable String request,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String languages) {
    if (!ONE_CLICK.equals(request)) {
      throw ChannelError.NOT_A_ONE_CLICK_REQUEST.problem(
          "/List-Unsubscribe", "one-click", "The body must be List-Unsubscribe=One-Click.");
    }
    return unsubscribes
        .unsubscribe(token)
        .chain(status -> page(status, languages, status.isPresent() ? 200 : 404));
  }

  private static Uni<Response> page(
      Optional<Unsubscribes.Status> status, @Nullable String languages, int code) {
    String locale = status.map(Unsubscribes.Status::locale).orElse(languages);
    String face = status.map(known -> known.unsubscribed() ? "done" : "ask").orElse("invalid");
    return Templates.unsubscribe(UnsubscribeTexts.in(locale), face)
        .createUni()
        .map(
            html ->
                Response.status(code)
                    .entity(html)
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .header("Referrer-Policy", "no-referrer")
                    .header("X-Robots-Tag", "noindex")
                    .header("X-Content-Type-Options", "nosniff")
                    .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                            + " frame-ancestors 'none'; base-uri 'none'")
                    .build());
  }
}
