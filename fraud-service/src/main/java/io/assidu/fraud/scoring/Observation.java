package io.assidu.fraud.scoring;

import io.assidu.contracts.fraud.SignalKind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A signal, reduced to what scoring looks at. All that may be unknown is null and then says
 * nothing.
 *
 * @param network the address cut to its prefix (/24, /48): enough to recognise, too little to find
 * @param deviceId the client's own stable id of the device
 * @param acr the authentication level that was proven
 */
public record Observation(
    SignalKind kind,
    Instant at,
    @Nullable String network,
    @Nullable Place place,
    @Nullable String deviceId,
    @Nullable String userAgent,
    @Nullable String sessionId,
    @Nullable String acr,
    Standing standing) {

  @Nullable Software software() {
    return userAgent == null ? null : Software.of(userAgent);
  }

  boolean tellsDevice() {
    return deviceId != null || userAgent != null;
  }

  /** The same id, or, where one of the two has none, the same family of browser and system. */
  boolean sameDevice(Observation other) {
    if (deviceId != null && other.deviceId != null) {
      return deviceId.equals(other.deviceId);
    }
    Software mine = software();
    return mine != null && mine.equals(other.software());
  }

  boolean sameSession(Observation other) {
    return sessionId != null && sessionId.equals(other.sessionId);
  }

  @Nullable String country() {
    return place == null ? null : place.country();
  }

  @Nullable Point point() {
    return place == null ? null : place.point();
  }

  /** What the likelihood ratio compares; features that are unknown are absent. */
  public Map<Feature, String> features() {
    Map<Feature, String> features = new EnumMap<>(Feature.class);
    put(features, Feature.NETWORK, network);
    put(features, Feature.COUNTRY, country());
    put(features, Feature.USER_AGENT, userAgent);
    Software software = software();
    if (software != null) {
      features.put(Feature.BROWSER, software.browser());
      features.put(Feature.OS, software.os());
      features.put(Feature.DEVICE_TYPE, software.deviceType());
    }
    return features;
  }

  private static void put(Map<Feature, String> features, Feature feature, @Nullable String value) {
    if (value != null) {
      features.put(feature, value);
    }
  }
}
