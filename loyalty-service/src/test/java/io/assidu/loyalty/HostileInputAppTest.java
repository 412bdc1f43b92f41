package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the OpenAPI document, with every parameter and every field in turn made into
 * something that is none. Whatever it is about (a member, a program, a redemption) does not exist,
 * so that nothing may be done even if all the rest is sound: each answer is a refusal by problem
 * details, none a failure, and no table changes.
 */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class HostileInputAppTest {

  private static final String NOBODY = "11111111-2222-7333-8444-555555555555";

  /** As they stand in an address, escaped. */
  private static final List<String> HOSTILE_TEXT =
      List.of(
          "%00",
          "a%00b",
          "-1",
          "0",
          "1.5",
          "1e999999999",
          "99999999999999999999",
          "NaN",
          "%F0%9F%92%A9",
          "%FF%FE",
          "'%20OR%201=1--",
          "+1000000000-12-31T23:59:59Z",
          "2026-13-45",
          "+10000-01",
          "11111111-2222-7333-8444",
          "x".repeat(3_000));

  /** JSON values in the place of a field. */
  private static final List<String> HOSTILE_JSON =
      List.of(
          "\"\\u0000\"",
          "\"a\\u0000b\"",
          "\"\\ud800\"",
          "-1",
          "1.5",
          "1e999999999",
          "-99999999999999999999",
          "9223372036854775807",
          "\"NaN\"",
          "true",
          "[]",
          "[null]",
          "{}",
          "{\"colour\": \"red\"}",
          "\"+1000000000-12-31T23:59:59.999999999Z\"",
          "\"-1000000000-01-01T00:00:00Z\"",
          "\"0000-01-01T00:00:00Z\"",
          "\"11111111-2222-7333-8444\"",
          "\"" + "x".repeat(20_000) + "\"",
          "[".repeat(2_000) + "]".repeat(2_000));

  /** The same further inside, where there are many fields. */
  private static final List<String> HOSTILE_INSIDE =
      List.of("null", "\"a\\u0000b\"", "-1.5", "1e999999999", "[null]", "{\"colour\": \"red\"}");

  private static final List<String> NO_BODIES =
      List.of("", "[]", "null", "{", "7", "\"\"", "{\"a\": }", "{}");

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
  private static final String MARK = "@@";

  private static final String[] ALL_SCOPES = {
    "loyalty:read",
    "loyalty:earn",
    "loyalty:burn",
    "loyalty:adjust",
    "loyalty:transfer",
    "loyalty:partner",
    "program:write",
    "journal:read",
    "accounting:read",
    "accounting:propose",
    "accounting:approve",
    "accounting:close",
    "trace:read",
    "dead-letter:replay"
  };

  @Inject Tables tables;

  /**
   * An operation of the document.
   *
   * @param query its parameters
   * @param body an example of it; empty where it takes none
   */
  private record Operation(String method, String path, List<String> query, JsonObject body) {}

  @Test
  void noOperationFailsAndNoneChangesAnything() {
    List<Operation> operations = operations();
    assertThat(operations).hasSizeGreaterThan(30);
    Map<String, String> before = tables.atRest();
    List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    for (Operation operation : operations) {
      hostileAddresses(operation).parallelStream()
          .forEach(path -> check(operation, path, sound(operation), wrong));
      hostileBodies(operation).parallelStream()
          .forEach(body -> check(operation, soundPath(operation), body, wrong));
      Map<String, String> after = tables.state();
      if (!after.equals(before)) {
        wrong.add(operation.method() + " " + operation.path() + " changed tables: " + after);
        before = after;
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void check(Operation operation, String path, String body, List<String> wrong) {
    Response answer = send(operation, path, body);
    int status = answer.statusCode();
    boolean question = operation.method().equals("get") || operation.path().endsWith("/validation");
    boolean sound =
        status < 400
            ? question
            : status < 500 && answer.contentType().startsWith("application/problem+json");
    if (!sound) {
      wrong.add(
          "%s %s %s: %d %s"
              .formatted(
                  operation.method(),
                  shortened(path),
                  shortened(body),
                  status,
                  shortened(answer.asString())));
    }
  }

  private static Response send(Operation operation, String path, String body) {
    var request =
        Loyalty.as("client", ALL_SCOPES)
            .urlEncodingEnabled(false)
            .header("Idempotency-Key", UUID.randomUUID().toString());
    if (!operation.method().equals("get") && !body.isEmpty()) {
      request = request.body(body);
    }
    return request.request(operation.method().toUpperCase(Locale.ROOT), path);
  }

  /** Each parameter in turn hostile, the others sound. */
  private static List<String> hostileAddresses(Operation operation) {
    List<String> addresses = new ArrayList<>();
    for (String hostile : HOSTILE_TEXT) {
      for (String part : operation.path().split("/")) {
        if (part.startsWith("{")) {
          addresses.add(soundPath(operation, Map.of(part, hostile)));
        }
      }
      for (String parameter : operation.query()) {
        addresses.add(soundPath(operation) + "?" + parameter + "=" + hostile);
      }
    }
    return addresses;
  }

  private static String soundPath(Operation operation) {
    return soundPath(operation, Map.of());
  }

  private static String soundPath(Operation operation, Map<String, String> values) {
    return Arrays.stream(operation.path().split("/"))
        .map(part -> part.startsWith("{") ? values.getOrDefault(part, NOBODY) : part)
        .collect(Collectors.joining("/"));
  }

  /** Each value in turn hostile, wherever it stands; and each field of the top left out. */
  private static List<String> hostileBodies(Operation operation) {
    if (operation.method().equals("get")) {
      return List.of();
    }
    List<String> bodies = new ArrayList<>(NO_BODIES);
    for (String pointer : pointers("", operation.body())) {
      JsonObject marked = operation.body().copy();
      JsonPointer.from(pointer).writeJson(marked, MARK);
      boolean deep = pointer.lastIndexOf('/') > 0;
      (deep ? HOSTILE_INSIDE : HOSTILE_JSON)
          .forEach(hostile -> bodies.add(marked.encode().replace("\"" + MARK + "\"", hostile)));
    }
    for (String field : operation.body().fieldNames()) {
      if (field.equals("program")) {
        continue; // then it would be about the program that there is
      }
      JsonObject without = operation.body().copy();
      without.remove(field);
      bodies.add(without.encode());
    }
    bodies.add(operation.body().copy().put("colour", "red").encode());
    return bodies;
  }

  private static List<String> pointers(String at, Object value) {
    List<String> pointers = new ArrayList<>();
    if (!at.isEmpty()) {
      pointers.add(at);
    }
    if (value instanceof JsonObject object) {
      object.forEach(
          field -> pointers.addAll(pointers(at + "/" + field.getKey(), field.getValue())));
    } else if (value instanceof JsonArray array && !array.isEmpty()) {
      pointers.addAll(pointers(at + "/0", array.getValue(0)));
    }
    return pointers;
  }

  private static String sound(Operation operation) {
    return operation.body().isEmpty() ? "" : operation.body().encode();
  }

  private static String shortened(String text) {
    return text.length() <= 200 ? text : text.substring(0, 200) + "…";
  }

  private static List<Operation> operations() {
    JsonObject document = new JsonObject(RestAssured.get("/q/openapi?format=JSON").asString());
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, Object> path : document.getJsonObject("paths")) {
      for (Map.Entry<String, Object> method : (JsonObject) path.getValue()) {
        if (METHODS.contains(method.getKey())) {
          JsonObject operation = (JsonObject) method.getValue();
          operations.add(
              new Operation(
                  method.getKey(), path.getKey(), query(operation), example(document, operation)));
        }
      }
    }
    return operations;
  }

  private static List<String> query(JsonObject operation) {
    return operation.getJsonArray("parameters", new JsonArray()).stream()
        .map(JsonObject.class::cast)
        .filter(parameter -> "query".equals(parameter.getString("in")))
        .map(parameter -> parameter.getString("name"))
        .toList();
  }

  /** The first example of its body, about somebody and something that do not exist. */
  private static JsonObject example(JsonObject document, JsonObject operation) {
    Object reference =
        JsonPointer.from("/requestBody/content/application~1json/schema/$ref").queryJson(operation);
    if (reference == null) {
      return new JsonObject();
    }
    String name = reference.toString().replaceAll(".*/", "");
    Object found =
        JsonPointer.from("/components/schemas/" + name + "/examples/0").queryJson(document);
    if (found == null && name.equals("Program")) {
      found =
          JsonPointer.from("/components/schemas/ProgramView/examples/0/program")
              .queryJson(document);
    }
    JsonObject example = found == null ? new JsonObject() : ((JsonObject) found).copy();
    if (example.containsKey("profileId")) {
      example.put("profileId", NOBODY);
    }
    if (example.containsKey("program")) {
      example.put("program", "nobodys");
    }
    return example;
  }
}
