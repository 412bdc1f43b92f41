package io.assidu.channel.webhook;

import io.assidu.platform.startup.Findings;
import io.assidu.platform.startup.StartupCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;

/** Refuses endpoints that would get contacts over the open net, or unsigned. */
@ApplicationScoped
class WebhookStartupCheck implements StartupCheck {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

  private final WebhookConfig config;

  WebhookStartupCheck(WebhookConfig config) {
    this.config = config;
  }

  @Override
  public void check(Findings findings) {
    config.endpoints().forEach((name, endpoint) -> check(name, endpoint, findings));
  }

  private static void check(String name, WebhookConfig.Endpoint endpoint, Findings findings) {
    String key = "assidu.channel.webhook.endpoints." + name;
    URI url = endpoint.url();
    if (!"https".equals(url.getScheme()) && !THIS_MACHINE.contains(String.valueOf(url.getHost()))) {
      findings.error(key + ".url", url.toString(), "an https URL");
    }
    try {
      new WebhookSignature(endpoint.secret());
    } catch (IllegalArgumentException e) {
      findings.error(key + ".secret", "something else", "whsec_ and 24 bytes or more in base64");
    }
  }
}
