package io.assidu.platform.openapi;

import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.Problem;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** The refusals that the platform answers with by itself, as problem details. */
final class Refusals {

  private Refusals() {}

  static void describe(PathItem.HttpMethod method, String path, Operation operation) {
    APIResponses responses = operation.getResponses();
    responses
        .getAPIResponses()
        .forEach(
            (status, response) -> {
              if (status.startsWith("4") && response.getContent() == null) {
                response.setContent(problem());
              }
            });
    boolean parameters = operation.getParameters().size() > 1; // one of them is the correlation id
    boolean body = operation.getRequestBody() != null;
    boolean token = operation.getSecurity() != null && !operation.getSecurity().isEmpty();
    add(responses, PlatformError.INVALID_REQUEST, body || parameters);
    add(responses, PlatformError.UNAUTHENTICATED, token);
    add(responses, PlatformError.FORBIDDEN, token && !anyTokenWillDo(operation));
    add(responses, PlatformError.NOT_FOUND, path.contains("{"));
    add(responses, PlatformError.PRECONDITION_FAILED, Headers.wantsIfMatch(operation));
    add(
        responses,
        PlatformError.PRECONDITION_REQUIRED,
        method == PathItem.HttpMethod.PUT && Headers.wantsIfMatch(operation));
    add(responses, PlatformError.PAYLOAD_TOO_LARGE, body);
    add(responses, PlatformError.UNSUPPORTED_MEDIA_TYPE, body);
    add(
        responses,
        PlatformError.IDEMPOTENCY_KEY_REUSED,
        Headers.takes(operation, Headers.IDEMPOTENCY_KEY));
    add(responses, PlatformError.UNAVAILABLE, true);
  }

  private static boolean anyTokenWillDo(Operation operation) {
    return operation.getSecurity().stream()
        .flatMap(requirement -> requirement.getSchemes().values().stream())
        .allMatch(List::isEmpty);
  }

  private static void add(APIResponses responses, PlatformError error, boolean applies) {
    String status = String.valueOf(error.status());
    if (applies && !responses.hasAPIResponse(status)) {
      APIResponse response =
          OASFactory.createAPIResponse().description(error.title()).content(problem());
      responses.addAPIResponse(status, response);
    }
  }

  private static Content problem() {
    return OASFactory.createContent()
        .addMediaType(
            Problem.MEDIA_TYPE,
            OASFactory.createMediaType().schema(OASFactory.createSchema().ref(ProblemSchema.NAME)));
  }
}
