package io.assidu.channel.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The company's own systems that take contacts. Nothing but these is ever called. */
@ConfigMapping(prefix = "assidu.channel.webhook")
interface WebhookConfig {

  /** Endpoints by name; a contact that names none goes to {@code default}. */
  Map<String, Endpoint> endpoints();

  /** How long an endpoint may take to answer. */
  @WithDefault("10s")
  Duration timeout();

  /** One endpoint. */
  interface Endpoint {
    /** Where to POST. An https URL, except on this machine; redirects are not followed. */
    URI url();

    /**
     * What calls are signed with (Standard Webhooks): {@code whsec_} and 24 to 64 random bytes in
     * base64.
     */
    String secret();
  }
}
