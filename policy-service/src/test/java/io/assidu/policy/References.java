package io.assidu.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Cases computed elsewhere, by other means. */
public final class References {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private References() {}

  /** The cases of a section of a file under {@code references}. */
  public static Stream<JsonNode> cases(String file, String section) {
    try (var source = References.class.getResourceAsStream("/references/" + file)) {
      JsonNode sections = JSON.readTree(source).get("cases");
      return StreamSupport.stream(sections.spliterator(), false)
          .filter(candidate -> candidate.get("id").asText().equals(section))
          .flatMap(found -> StreamSupport.stream(found.get("cases").spliterator(), false));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
