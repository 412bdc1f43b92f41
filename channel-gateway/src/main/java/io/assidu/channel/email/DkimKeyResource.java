package io.assidu.channel.email;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What to publish in DNS, so that receivers can verify our mail. */
@Path("/v1/dkim-keys")
@Tag(name = "E-mail")
class DkimKeyResource {
  private final DkimKeys keys;

  DkimKeyResource(DkimKeys keys) {
    this.keys = keys;
  }

  /** One key and its DNS record. */
  @Schema(
      name = "DkimKey",
      description = "A signing key and the TXT record that publishes it.",
      examples =
          """
          {"domain": "shop.example", "selector": "assidu", "bits": 2048,
           "dnsName": "assidu._domainkey.shop.example",
           "dnsRecord": "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG…"}""")
  record DkimKeyView(
      @Schema(examples = "shop.example") String domain,
      @Schema(examples = "assidu") String selector,
      @Schema(examples = "2048") int bits,
      @Schema(examples = "assidu._domainkey.shop.example") String dnsName,
      @Schema(examples = "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG…") String dnsRecord) {
    static DkimKeyView of(DkimKey key) {
      return new DkimKeyView(
          key.domain(), key.selector(), key.bits(), key.dnsName(), key.dnsRecord());
    }
  }

  @GET
  @PermissionsAllowed("channel:read")
  @Operation(
      summary = "The DKIM keys in use",
      description = "Publish each record as TXT at its name before sending mail (RFC 6376 §3.6).")
  @APIResponse(responseCode = "200", description = "The keys, public halves only.")
  public Uni<List<DkimKeyView>> list() {
    return keys.key().map(key -> List.of(DkimKeyView.of(key)));
  }
}
