package io.assidu.platform.openapi;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** The headers and parameters that mean the same everywhere. */
final class Headers {

  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final String IF_MATCH = "If-Match";

  private static final Map<String, String> MEANINGS =
      Map.of(
          IDEMPOTENCY_KEY,
          "A key of your own choice, 1 to 255 characters, new for each new call. A repetition with"
              + " the same key gets the same answer and changes nothing.",
          IF_MATCH,
          "The ETag of what you have read. Needed to change what exists, so that nobody's change is"
              + " lost.",
          "cursor",
          "The `nextCursor` of the page before, unchanged; left out for the first page.",
          "limit",
          "How many to return at most.");

  private Headers() {}

  static boolean wantsIfMatch(Operation operation) {
    return takes(operation, IF_MATCH);
  }

  static boolean takes(Operation operation, String parameter) {
    return parameters(operation).stream().anyMatch(taken -> parameter.equals(taken.getName()));
  }

  /**
   * @param guarded whether something at this path wants If-Match: what succeeds here then has an
   *     ETag
   */
  static void describe(Operation operation, boolean guarded) {
    for (Parameter parameter : parameters(operation)) {
      @Nullable String meaning = MEANINGS.get(parameter.getName());
      if (meaning != null && parameter.getDescription() == null) {
        parameter.setDescription(meaning);
        parameter.setRequired(IDEMPOTENCY_KEY.equals(parameter.getName()));
      }
    }
    operation.addParameter(
        OASFactory.createParameter()
            .name("X-Correlation-Id")
            .in(Parameter.In.HEADER)
            .description(
                "Joins all that happens because of one customer event; given back in the answer."
                    + " One is made up where it is missing.")
            .schema(text().pattern("[A-Za-z0-9._:-]{1,64}")));
    if (guarded) {
      @Nullable APIResponse success = operation.getResponses().getAPIResponse("200");
      if (success != null) {
        success.addHeader("ETag", eTag());
      }
    }
  }

  private static Header eTag() {
    return OASFactory.createHeader()
        .description("Names this state: send it as If-Match with a change.")
        .schema(text().addExample("\"7\""));
  }

  private static Schema text() {
    return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
  }

  private static List<Parameter> parameters(Operation operation) {
    @Nullable List<Parameter> parameters = operation.getParameters();
    return parameters == null ? List.of() : parameters;
  }
}
