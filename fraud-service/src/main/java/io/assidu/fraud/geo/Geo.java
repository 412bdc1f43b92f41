package io.assidu.fraud.geo;

import com.maxmind.db.CHMCache;
import com.maxmind.db.Reader.FileMode;
import com.maxmind.geoip2.DatabaseReader;
import io.assidu.fraud.scoring.Place;
import io.assidu.fraud.scoring.Point;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Locates addresses: the configured networks first, then the database, else nowhere. */
@Startup
@ApplicationScoped
public class Geo {

  private final List<Network> networks;
  private final Optional<MaxMind> database;

  Geo(GeoConfig config) {
    networks = config.networks().entrySet().stream().map(Geo::network).toList();
    try {
      database = config.database().isEmpty() ? Optional.empty() : Optional.of(open(config));
    } catch (IOException unreadable) {
      throw new IllegalStateException(
          "assidu.fraud.geo.database is no MaxMind DB that can be read: " + config.database().get(),
          unreadable);
    }
  }

  private static MaxMind open(GeoConfig config) throws IOException {
    return new MaxMind(
        new DatabaseReader.Builder(config.database().orElseThrow().toFile())
            .fileMode(FileMode.MEMORY)
            .withCache(new CHMCache())
            .build());
  }

  private static Network network(Map.Entry<String, GeoConfig.Known> entry) {
    GeoConfig.Known known = entry.getValue();
    try {
      return Network.of(known.cidr(), new Place(known.country(), point(known)));
    } catch (IllegalArgumentException wrong) {
      throw new IllegalStateException(
          "assidu.fraud.geo.networks." + entry.getKey() + ".cidr: " + wrong.getMessage(), wrong);
    }
  }

  private static @Nullable Point point(GeoConfig.Known known) {
    return known.latitude().isPresent() && known.longitude().isPresent()
        ? new Point(
            known.latitude().getAsDouble(), known.longitude().getAsDouble(), known.accuracyKm())
        : null;
  }

  /** Empty for an address nobody has told us of: a private one, a new one. */
  public Optional<Place> locate(InetAddress address) {
    return networks.stream()
        .filter(network -> network.contains(address))
        .max(Comparator.comparingInt(Network::length))
        .map(Network::place)
        .or(() -> database.flatMap(reader -> reader.locate(address)));
  }
}
