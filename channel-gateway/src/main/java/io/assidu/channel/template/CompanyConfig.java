package io.assidu.channel.template;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Who writes: what stands at the head and foot of every message. */
@ConfigMapping(prefix = "assidu.channel.company")
interface CompanyConfig {
  /** The name the customers know. */
  @WithDefault("Assidu")
  String name();

  /** Postal address for the foot of marketing mail, which many laws ask for. */
  Optional<String> address();

  /** The shop or site, where the name at the foot of a message leads. */
  Optional<URI> url();

  /** Colour of the head and the buttons, as CSS writes it. */
  @WithDefault("#1d4ed8")
  String color();
}
