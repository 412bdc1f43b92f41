package io.assidu.fraud.geo;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How addresses are located. With neither of the two, no country is known and none is guessed. */
@ConfigMapping(prefix = "assidu.fraud.geo")
interface GeoConfig {

  /** A MaxMind DB of the kind City or Country (GeoLite2, GeoIP2, DB-IP), read into memory. */
  Optional<Path> database();

  /** Networks whose place is known without a database, by a name of your own. They go first. */
  Map<String, Known> networks();

  /** One such network. */
  interface Known {

    /** The network, for example {@code 198.51.100.0/24}. */
    String cidr();

    /** Its country, ISO 3166-1 alpha-2. */
    String country();

    /** Degrees, north positive. */
    OptionalDouble latitude();

    /** Degrees, east positive. */
    OptionalDouble longitude();

    /** How far from there an address of the network may be, in kilometres. */
    @WithDefault("50")
    double accuracyKm();
  }
}
