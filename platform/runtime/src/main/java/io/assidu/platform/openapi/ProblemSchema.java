package io.assidu.platform.openapi;

import io.assidu.platform.problem.ErrorCode;
import io.assidu.platform.problem.PlatformError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;

/** How a refusal looks (RFC 9457), and the list of those that this service knows. */
final class ProblemSchema {

  static final String NAME = "Problem";

  private static final String TYPES = "https://assidu.io/problems/";

  private final List<ErrorCode> codes = new ArrayList<>();

  ProblemSchema(IndexView index) {
    for (ClassInfo list : index.getAllKnownImplementations(ErrorCode.class)) {
      if (list.isEnum()) {
        codes.addAll(codes(list));
      }
    }
    codes.sort(Comparator.comparingInt(ErrorCode::status).thenComparing(ErrorCode::wireName));
  }

  private static List<ErrorCode> codes(ClassInfo list) {
    try {
      Class<?> type =
          Class.forName(
              list.name().toString(), false, Thread.currentThread().getContextClassLoader());
      return Arrays.stream(type.getEnumConstants()).map(ErrorCode.class::cast).toList();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  void describe(OpenAPI api) {
    Schema violation =
        object("One member of the request and the rule it breaks.")
            .addProperty("field", text("JSON pointer into the body, or the name of a parameter."))
            .addProperty("rule", text("The rule it breaks, such as `required` or `min`."))
            .addProperty("detail", text("What to do about it, for a person."));
    Schema problem =
        object(
                "Why a call was refused (RFC 9457). Further members may follow.\n\n"
                    + codes.stream().map(ProblemSchema::line).collect(Collectors.joining("\n")))
            .addProperty("type", text("Names the error: `" + TYPES + "<error>`.").format("uri"))
            .addProperty("title", text("The same for every occurrence."))
            .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
            .addProperty("detail", text("What went wrong this time, for a person."))
            .addProperty("instance", text("The path that was called."))
            .addProperty(
                "errors",
                OASFactory.createSchema().addType(Schema.SchemaType.ARRAY).items(violation))
            .required(List.of("type", "title", "status"))
            .addExample(example());
    api.getComponents().addSchema(NAME, problem);
  }

  private static Map<String, Object> example() {
    PlatformError error = PlatformError.INVALID_REQUEST;
    Map<String, Object> violation = new LinkedHashMap<>();
    violation.put("field", "/points");
    violation.put("rule", "min");
    violation.put("detail", "must be at least 1");
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", TYPES + error.wireName());
    problem.put("title", error.title());
    problem.put("status", error.status());
    problem.put("detail", "See errors.");
    problem.put("errors", List.of(violation));
    return problem;
  }

  private static String line(ErrorCode code) {
    return "- %d `%s`: %s%s"
        .formatted(
            code.status(),
            code.wireName(),
            code.title(),
            code.retryable() ? " May succeed later, unchanged." : "");
  }

  private static Schema object(String description) {
    return OASFactory.createSchema().addType(Schema.SchemaType.OBJECT).description(description);
  }

  private static Schema text(String description) {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING).description(description);
  }
}
