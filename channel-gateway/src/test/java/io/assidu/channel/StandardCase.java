package io.assidu.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** A test vector of a published standard, from {@code src/test/resources/standards}. */
public final class StandardCase {
  private StandardCase() {}

  /** Reads one; each names its source. */
  public static JsonNode read(String id) throws IOException {
    try (InputStream in = StandardCase.class.getResourceAsStream("/standards/" + id + ".json")) {
      return JsonMapper.builder().build().readTree(Objects.requireNonNull(in));
    }
  }
}
