package io.assidu.profile.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.platform.problem.PlatformError;
import java.io.IOException;

/** Reads a body that a signature or another rule needs as raw bytes first. */
public final class JsonBody {

  /** Amounts are decimal: 0.1 must stay 0.1. */
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Far beyond any amount or measure, far below what a database column takes. */
  private static final int LONGEST_NUMBER = 100;

  private JsonBody() {}

  public static JsonNode read(byte[] body) {
    JsonNode node = parse(body);
    check(node);
    return node;
  }

  private static JsonNode parse(byte[] body) {
    try {
      return MAPPER.readTree(body);
    } catch (JsonProcessingException malformed) {
      throw PlatformError.MALFORMED_JSON.problem(
          "Line "
              + malformed.getLocation().getLineNr()
              + ", column "
              + malformed.getLocation().getColumnNr()
              + ": this is not JSON.");
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What no text column takes is refused here, rather than found out in the middle of the work. */
  private static void check(JsonNode node) {
    boolean storable =
        switch (node.getNodeType()) {
          case STRING -> node.textValue().indexOf(0) < 0;
          case NUMBER -> node.asText().length() <= LONGEST_NUMBER && plain(node) <= LONGEST_NUMBER;
          case MISSING, POJO -> false;
          case ARRAY, BINARY, BOOLEAN, NULL, OBJECT -> true;
        };
    if (!storable) {
      throw PlatformError.MALFORMED_JSON.problem(
          "A string contains the character U+0000, or a number has more than 100 digits.");
    }
    node.properties()
        .forEach(
            member -> {
              if (member.getKey().indexOf(0) >= 0) {
                throw PlatformError.MALFORMED_JSON.problem("A name contains the character U+0000.");
              }
            });
    node.forEach(JsonBody::check);
  }

  private static int plain(JsonNode number) {
    return Math.abs(number.decimalValue().scale()) + number.decimalValue().precision();
  }
}
