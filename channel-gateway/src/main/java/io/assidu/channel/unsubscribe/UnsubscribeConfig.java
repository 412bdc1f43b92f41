package io.assidu.channel.unsubscribe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The links by which people unsubscribe. */
@ConfigMapping(prefix = "assidu.channel.unsubscribe")
interface UnsubscribeConfig {

  /** A key that is known to everybody, for development. */
  String DEVELOPMENT_KEY = "a-key-that-everybody-knows-is-no-key";

  /**
   * Where the world reaches this service; links are {@code <base-url>/u/<token>}. Must be https,
   * except on this machine (RFC 8058 §3.1).
   */
  @WithDefault("http://localhost:8104")
  URI baseUrl();

  /**
   * Secret of 32 characters or more that links are signed with. With the default, which everybody
   * knows, production does not start.
   */
  @WithDefault(DEVELOPMENT_KEY)
  String key();

  /** Keys that links still in people's inboxes were signed with, after {@code key} was changed. */
  Optional<List<String>> previousKeys();

  /** How long a link works. People unsubscribe from old mail. */
  @WithDefault("P730D")
  Duration lifetime();
}
