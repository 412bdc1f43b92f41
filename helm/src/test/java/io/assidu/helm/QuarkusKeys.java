package io.assidu.helm;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The configuration keys of the Quarkus extensions that the services use, from the description each
 * extension carries.
 */
final class QuarkusKeys {

  private static final String DESCRIPTION = "META-INF/quarkus-config-doc/quarkus-config-model.json";
  private static final List<Pattern> RUN_TIME = read();

  private QuarkusKeys() {}

  /** Whether the key exists, and counts when a service starts rather than when it is built. */
  static boolean isReadAtStart(String key) {
    return RUN_TIME.stream().anyMatch(pattern -> pattern.matcher(key).matches());
  }

  private static List<Pattern> read() {
    List<Pattern> keys = new ArrayList<>();
    try {
      ClassLoader loader = QuarkusKeys.class.getClassLoader();
      for (URL description : Collections.list(loader.getResources(DESCRIPTION))) {
        try (InputStream in = description.openStream()) {
          JsonMapper.shared()
              .readTree(in)
              .get("configRoots")
              .forEach(root -> collect(root.path("items"), keys));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys;
  }

  private static void collect(JsonNode items, List<Pattern> keys) {
    for (JsonNode item : items) {
      if (item.has("items")) {
        collect(item.get("items"), keys);
      } else if (item.path("phase").asString("").equals("RUN_TIME")) {
        keys.add(pattern(item.at("/path/property").asString()));
        item.path("additionalPaths")
            .forEach(path -> keys.add(pattern(path.get("property").asString())));
      }
    }
  }

  /** A quoted part stands for a name of one's own: {@code quarkus.tls."bucket".alpn}. */
  private static Pattern pattern(String property) {
    return Pattern.compile(
        Stream.of(property.split("\"[^\"]*\"", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("(\"[^\"]+\"|[^.\"]+)")));
  }
}
