package io.assidu.fraud.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.maxmind.geoip2.DatabaseReader;
import io.assidu.fraud.scoring.Place;
import io.assidu.fraud.scoring.Point;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * MaxMind's own test database (references/06-fraud.json, MMDB-1). The database is not ours to
 * distribute: it is read from beside the checkout or from {@code -Dassidu.references=…}, else the
 * test is skipped.
 */
class MaxMindReferenceTest {

  private static final Path REFERENCES =
      Path.of(System.getProperty("assidu.references", "../../shared/references"));

  @TestFactory
  Stream<DynamicTest> finds() throws IOException {
    JsonNode topic = topic();
    Path database = REFERENCES.resolve(topic.path("data").asText());
    assumeTrue(Files.isReadable(database), database + " is not here");
    MaxMind reader = new MaxMind(new DatabaseReader.Builder(database.toFile()).build());
    return topic
        .path("cases")
        .valueStream()
        .map(
            given ->
                DynamicTest.dynamicTest(
                    given.path("ip").asText(),
                    () ->
                        assertThat(reader.locate(InetAddress.ofLiteral(given.path("ip").asText())))
                            .isEqualTo(expected(given.path("expected")))));
  }

  private static Optional<Place> expected(JsonNode place) {
    return place.isNull()
        ? Optional.empty()
        : Optional.of(
            new Place(
                place.path("country").asText(),
                new Point(
                    place.path("latitude").asDouble(),
                    place.path("longitude").asDouble(),
                    place.path("accuracy_radius_km").asDouble())));
  }

  private static JsonNode topic() throws IOException {
    try (InputStream file =
        MaxMindReferenceTest.class.getResourceAsStream("/references/06-fraud.json")) {
      return new JsonMapper()
          .readTree(file)
          .path("cases")
          .valueStream()
          .filter(topic -> topic.path("id").asText().equals("MMDB-1"))
          .findFirst()
          .orElseThrow();
    }
  }
}
