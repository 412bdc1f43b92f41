package io.assidu.profile;

import io.assidu.platform.startup.Findings;
import io.assidu.platform.startup.StartupCheck;
import jakarta.enterprise.context.ApplicationScoped;

/** Says at start what would only be noticed when it hurts. */
@ApplicationScoped
class ProfileStartup implements StartupCheck {

  private static final int SHORTEST_SECRET = 16;

  private final ProfileConfig config;

  ProfileStartup(ProfileConfig config) {
    this.config = config;
  }

  @Override
  public void check(Findings findings) {
    if (config.writeKeys().isEmpty() && config.stores().isEmpty()) {
      findings.warning(
          "assidu.profile.write-keys",
          "none",
          "at least one write key or store, or nothing comes in");
    }
    config.writeKeys().forEach((source, key) -> length(findings, "write-keys." + source, key));
    config
        .stores()
        .forEach((s, store) -> length(findings, "stores." + s + ".secret", store.secret()));
    length(findings, "suppression-key", config.suppressionKey());
    if (config.suppressionKey().equals(ProfileConfig.DEFAULT_SUPPRESSION_KEY)) {
      findings.error(
          "assidu.profile.suppression-key", "the default", "a secret of your own, kept for ever");
    }
  }

  private static void length(Findings findings, String key, String secret) {
    if (secret.length() < SHORTEST_SECRET) {
      findings.error(
          "assidu.profile." + key,
          secret.length() + " characters",
          SHORTEST_SECRET + " characters or more");
    }
  }
}
