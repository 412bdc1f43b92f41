package io.assidu.fraud.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Distances that others have published: references/06-fraud.json, GEO-1 and GEO-3. */
class DistanceReferenceTest {

  private static final double KM_PER_MILE = 1.609344;

  /** Rosetta Code, R's geosphere and geopy, each on the radius it uses. */
  @TestFactory
  Stream<DynamicTest> published() {
    return cases("GEO-1")
        .map(
            given ->
                DynamicTest.dynamicTest(
                    given.path("source").asText(),
                    () -> {
                      double expected =
                          given.has("km")
                              ? given.path("km").asDouble()
                              : given.path("miles").asDouble() * KM_PER_MILE;
                      double radius = given.path("radius_km").asDouble();
                      assertThat(point(given.path("a")).distance(point(given.path("b")), radius))
                          .isCloseTo(expected, within(1e-3));
                    }));
  }

  /**
   * Within half a percent of the distance on the ellipsoid, which is closer than any address is
   * known.
   */
  @TestFactory
  Stream<DynamicTest> cities() {
    return cases("GEO-3")
        .map(
            given ->
                DynamicTest.dynamicTest(
                    given.path("a").asText() + " to " + given.path("b").asText(),
                    () -> {
                      double km = point(given.path("a_latlon")).kmTo(point(given.path("b_latlon")));
                      assertThat(km)
                          .isCloseTo(given.path("haversine_km").asDouble(), within(0.001))
                          .isCloseTo(
                              given.path("geodesic_km").asDouble(), Percentage.withPercentage(0.5));
                    }));
  }

  private static Point point(JsonNode pair) {
    return new Point(pair.path(0).asDouble(), pair.path(1).asDouble(), 0);
  }

  private static Stream<JsonNode> cases(String id) {
    try (InputStream file =
        DistanceReferenceTest.class.getResourceAsStream("/references/06-fraud.json")) {
      return new JsonMapper()
          .readTree(file)
          .path("cases")
          .valueStream()
          .filter(topic -> topic.path("id").asText().equals(id))
          .flatMap(topic -> topic.path("cases").valueStream());
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
