package io.assidu.platform.document;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** What changed between two documents, as a JSON Patch (RFC 6902). */
public final class DocumentDiff {

  private DocumentDiff() {}

  /** Applied to {@code from}, it gives {@code to}; both are JSON objects. */
  public static String of(String from, String to) {
    return Json.createDiff(read(from), read(to)).toString();
  }

  private static JsonObject read(String document) {
    try (JsonReader reader = Json.createReader(new StringReader(document))) {
      return reader.readObject();
    }
  }
}
