package io.assidu.channel.unsubscribe;

import io.assidu.platform.startup.Findings;
import io.assidu.platform.startup.StartupCheck;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;

/** Refuses a start whose unsubscribe links anybody could make up, or that lead nowhere. */
@ApplicationScoped
class UnsubscribeStartupCheck implements StartupCheck {
  private static final int LEAST_CHARACTERS = 32;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");

  private final UnsubscribeConfig config;

  UnsubscribeStartupCheck(UnsubscribeConfig config) {
    this.config = config;
  }

  @Override
  public void check(Findings findings) {
    if (config.key().equals(UnsubscribeConfig.DEVELOPMENT_KEY)) {
      findings.error(
          "assidu.channel.unsubscribe.key", "the key for development", "a secret of your own");
    } else if (config.key().length() < LEAST_CHARACTERS) {
      findings.error(
          "assidu.channel.unsubscribe.key",
          config.key().length() + " characters",
          LEAST_CHARACTERS + " or more");
    }
    URI base = config.baseUrl();
    if (!"https".equals(base.getScheme())
        && !THIS_MACHINE.contains(String.valueOf(base.getHost()))) {
      findings.error(
          "assidu.channel.unsubscribe.base-url", base.toString(), "an https URL (RFC 8058 §3.1)");
    }
  }
}
