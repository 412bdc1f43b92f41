package io.assidu.policy.document;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** Policy documents for tests, read as the service reads them. */
public final class Policies {
  private static final JsonMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private Policies() {}

  /** The document that is shipped. */
  public static ContactPolicy seed() {
    try (var source = Policies.class.getResourceAsStream("/policy/default.json")) {
      return JSON.readValue(Objects.requireNonNull(source), ContactPolicy.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A document with these rules, in JSON fields, and otherwise next to nothing. */
  public static ContactPolicy with(String fields) {
    try {
      return JSON.readValue(
          "{\"channelOrder\": [\"email\", \"push\"], " + fields + "}", ContactPolicy.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
