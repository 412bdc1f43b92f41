package io.assidu.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.jboss.jandex.IndexView;

/**
 * Completes the document when the service is built: who may call, which headers count, how a
 * refusal looks, and an example of each body.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class PublishedApi implements OASFilter {

  private final Access access;
  private final ProblemSchema problems;

  public PublishedApi(IndexView index) {
    access = new Access(index);
    problems = new ProblemSchema(index);
  }

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Access.describe(api);
    problems.describe(api);
    Examples examples = new Examples(api);
    api.getPaths().getPathItems().forEach((path, item) -> complete(path, item, examples));
  }

  private void complete(String path, PathItem item, Examples examples) {
    Map<PathItem.HttpMethod, Operation> operations = item.getOperations();
    boolean guarded = operations.values().stream().anyMatch(Headers::wantsIfMatch);
    operations.forEach(
        (method, operation) -> {
          access.restrict(method, path, operation);
          Headers.describe(operation, guarded);
          Refusals.describe(method, path, operation);
          examples.give(operation);
        });
  }
}
