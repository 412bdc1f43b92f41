package io.assidu.systemtests.exactness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The policy as the oracle reads it, by itself.
 *
 * @param document as it is published
 * @param wishes which contacts people's own limit speaks of
 * @param leastWish a lower limit of one's own counts as this
 * @param mostWish a higher limit of one's own counts as this
 */
record CapBook(
    JsonNode document,
    List<Cap> caps,
    List<Exemption> exemptions,
    Scope wishes,
    int leastWish,
    int mostWish) {

  /** The id that the service gives to people's own limit. */
  static final String OWN = "own-limit";

  /**
   * @param vipLimit the limit for people in the segment {@code vip}
   */
  record Cap(String id, int limit, int vipLimit, Window window, Scope scope) {}

  /**
   * @param counted whether such contacts take a place
   */
  record Exemption(Scope scope, boolean counted) {}

  /** That of the resource {@code exactness/policy.json}. */
  static CapBook read() throws IOException {
    try (InputStream in = CapBook.class.getResourceAsStream("/exactness/policy.json")) {
      return of(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static CapBook of(String text) throws IOException {
    JsonNode document = JsonMapper.builder().build().readTree(text);
    List<Cap> caps = new ArrayList<>();
    for (JsonNode cap : document.path("caps")) {
      JsonNode window = cap.path("window");
      caps.add(
          new Cap(
              cap.path("id").asText(),
              cap.path("limit").asInt(),
              cap.path("adjustments").path(0).path("limit").asInt(cap.path("limit").asInt()),
              Window.of(window.path("rolling").asText(window.path("calendar").asText())),
              Scope.of(cap.path("appliesTo"))));
    }
    List<Exemption> exemptions = new ArrayList<>();
    for (JsonNode exemption : document.path("exemptions")) {
      exemptions.add(new Exemption(Scope.of(exemption), exemption.path("counted").asBoolean()));
    }
    JsonNode preferences = document.path("preferences");
    return new CapBook(
        document,
        caps,
        exemptions,
        Scope.of(preferences.path("appliesTo")),
        preferences.path("bounds").path("least").asInt(1),
        preferences.path("bounds").path("most").asInt(Integer.MAX_VALUE));
  }

  /** The first exemption for such contacts; null if there is none. */
  @Nullable Exemption exemption(Ask ask) {
    return exemptions.stream()
        .filter(exemption -> exemption.scope().covers(ask.purpose(), ask.topic(), ask.journey()))
        .findFirst()
        .orElse(null);
  }

  /** A limit of one's own, as far as it is honoured. */
  int honoured(int wish) {
    return Math.clamp(wish, leastWish, mostWish);
  }
}
