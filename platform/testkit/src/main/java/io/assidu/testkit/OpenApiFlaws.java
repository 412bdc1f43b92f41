package io.assidu.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What an OpenAPI document leaves unsaid. */
final class OpenApiFlaws {

  private static final Set<String> VERBS = Set.of("get", "put", "post", "delete", "patch");
  private static final String PROBLEM = "application/problem+json";
  private static final String JSON = "application/json";

  private final Set<String> open;
  private final List<String> found = new ArrayList<>();

  private OpenApiFlaws(Set<String> open) {
    this.open = open;
  }

  /**
   * The flaws, each with its operation.
   *
   * @param open the paths that anybody may call
   */
  static List<String> of(JsonNode document, Set<String> open) {
    OpenApiFlaws flaws = new OpenApiFlaws(open);
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
        if (VERBS.contains(operation.getKey())) {
          flaws.look(operation.getKey(), path.getKey(), operation.getValue());
        }
      }
    }
    return flaws.found;
  }

  private void look(String verb, String path, JsonNode operation) {
    String name = verb.toUpperCase(Locale.ROOT) + " " + path;
    need(!operation.path("summary").asText().isBlank(), name, "has no summary");
    boolean anybody = operation.path("security").isEmpty();
    need(!anybody || open.contains(path), name, "can be called by anybody");
    need(anybody || !open.contains(path), name, "is listed as open and is not");
    boolean refuses = false;
    boolean shows = false;
    for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
      JsonNode content = response.getValue().path("content");
      refuses |= response.getKey().startsWith("4") && content.has(PROBLEM);
      if (response.getKey().startsWith("2")) {
        shows |= !content.isEmpty();
        body(content, name, "answer");
      }
    }
    need(refuses, name, "is never refused with a problem");
    boolean makes = operation.path("responses").has("201");
    need(shows || !(makes || verb.equals("get")), name, "shows no answer");
    body(operation.path("requestBody").path("content"), name, "request");
  }

  private void body(JsonNode content, String name, String what) {
    if (content.has(JSON)) {
      JsonNode body = content.get(JSON);
      need(body.has("schema"), name, "has no schema of its " + what);
      need(body.has("example") || body.has("examples"), name, "has no example of its " + what);
    }
  }

  private void need(boolean holds, String operation, String otherwise) {
    if (!holds) {
      found.add(operation + " " + otherwise);
    }
  }
}
