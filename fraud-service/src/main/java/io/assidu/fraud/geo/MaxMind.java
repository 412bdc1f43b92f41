package io.assidu.fraud.geo;

import com.maxmind.geoip2.DatabaseReader;
import com.maxmind.geoip2.exception.GeoIp2Exception;
import com.maxmind.geoip2.record.Location;
import io.assidu.fraud.scoring.Place;
import io.assidu.fraud.scoring.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks addresses up in a MaxMind DB that is held in memory. */
final class MaxMind {

  private final DatabaseReader reader;
  private final boolean cities;

  MaxMind(DatabaseReader reader) {
    this.reader = reader;
    cities = reader.metadata().databaseType().contains("City");
  }

  Optional<Place> locate(InetAddress address) {
    try {
      return cities ? city(address) : country(address);
    } catch (GeoIp2Exception notInIt) {
      return Optional.empty();
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }

  private Optional<Place> city(InetAddress address) throws IOException, GeoIp2Exception {
    return reader
        .tryCity(address)
        .filter(found -> found.country().isoCode() != null)
        .map(found -> new Place(found.country().isoCode(), point(found.location())));
  }

  private Optional<Place> country(InetAddress address) throws IOException, GeoIp2Exception {
    return reader
        .tryCountry(address)
        .filter(found -> found.country().isoCode() != null)
        .map(found -> new Place(found.country().isoCode(), null));
  }

  private static @Nullable Point point(@Nullable Location location) {
    if (location == null || location.latitude() == null || location.longitude() == null) {
      return null;
    }
    Integer radius = location.accuracyRadius();
    return new Point(location.latitude(), location.longitude(), radius == null ? 0 : radius);
  }
}
