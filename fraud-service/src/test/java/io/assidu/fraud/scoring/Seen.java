package io.assidu.fraud.scoring;

import io.assidu.contracts.fraud.SignalKind;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds observations: at home in Paris on a Mac unless told otherwise. */
final class Seen {

  static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  static final Place PARIS = new Place("FR", new Point(48.8566, 2.3522, 20));
  static final Place SAO_PAULO = new Place("BR", new Point(-23.5505, -46.6333, 20));
  static final String SAFARI =
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 (KHTML, like Gecko)"
          + " Version/17.5 Safari/605.1.15";
  static final String CHROME =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/126.0.0.0 Safari/537.36";

  private final SignalKind kind;
  private Instant at = NOW;
  private @Nullable String network = "198.51.100.0/24";
  private @Nullable Place place = PARIS;
  private @Nullable String deviceId;
  private @Nullable String userAgent = SAFARI;
  private @Nullable String session = "session-1";
  private @Nullable String acr = "silver";
  private Standing standing = Standing.TRUSTED;

  private Seen(SignalKind kind) {
    this.kind = kind;
  }

  static Seen a(SignalKind kind) {
    return new Seen(kind);
  }

  static Seen login() {
    return new Seen(SignalKind.LOGIN_SUCCEEDED);
  }

  Seen ago(Duration ago) {
    at = NOW.minus(ago);
    return this;
  }

  Seen in(Place somewhere, String prefix) {
    place = somewhere;
    network = prefix;
    return this;
  }

  Seen with(String software) {
    userAgent = software;
    return this;
  }

  Seen device(String id) {
    deviceId = id;
    return this;
  }

  Seen session(String id) {
    session = id;
    return this;
  }

  Seen acr(String level) {
    acr = level;
    return this;
  }

  Seen standing(Standing given) {
    standing = given;
    return this;
  }

  /** Another device in another country. */
  Seen byTheThief() {
    return in(SAO_PAULO, "203.0.113.0/24").with(CHROME).session("session-2");
  }

  Observation seen() {
    return new Observation(kind, at, network, place, deviceId, userAgent, session, acr, standing);
  }
}
