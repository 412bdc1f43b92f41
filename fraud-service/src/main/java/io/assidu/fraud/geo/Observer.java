package io.assidu.fraud.geo;

import io.assidu.contracts.fraud.SignalKind;
import io.assidu.fraud.scoring.Observation;
import io.assidu.fraud.scoring.Place;
import io.assidu.fraud.scoring.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reduces what is told of a client to what is remembered: a prefix instead of an address. */
@ApplicationScoped
public class Observer {

  /** Longer ones are padding or an attack; their beginning tells as much. */
  private static final int LONGEST_USER_AGENT = 512;

  private final Geo geo;
  private final Clock clock;

  Observer(Geo geo, Clock clock) {
    this.geo = geo;
    this.clock = clock;
  }

  /** A time in the future is somebody's wrong clock: it is taken for now. */
  public Observation observe(SignalKind kind, Instant at, Client client) {
    Instant now = clock.instant();
    Optional<InetAddress> address = Optional.ofNullable(client.ip()).flatMap(Address::parse);
    return new Observation(
        kind,
        at.isAfter(now) ? now : at,
        address.map(Address::network).orElse(null),
        place(client.country(), address.flatMap(geo::locate).orElse(null)),
        client.deviceId(),
        cut(client.userAgent()),
        client.sessionId(),
        client.acr(),
        Standing.REJECTED);
  }

  /** The sender's word on the country goes first; the point helps only if it is in that country. */
  private static @Nullable Place place(@Nullable String country, @Nullable Place located) {
    if (country == null || (located != null && located.country().equals(country))) {
      return located;
    }
    return new Place(country, null);
  }

  private static @Nullable String cut(@Nullable String userAgent) {
    return userAgent == null || userAgent.length() <= LONGEST_USER_AGENT
        ? userAgent
        : userAgent.substring(0, LONGEST_USER_AGENT);
  }
}
