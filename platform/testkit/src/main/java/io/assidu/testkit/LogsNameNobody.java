package io.assidu.testkit;

import io.quarkus.test.junit.callback.QuarkusTestAfterAllCallback;
import io.quarkus.test.junit.callback.QuarkusTestContext;
import java.util.List;

/**
 * Fails every {@code *AppTest} during which the service logged something that names a person. It
 * finds itself into each by {@code META-INF/services}.
 */
public final class LogsNameNobody implements QuarkusTestAfterAllCallback {

  @Override
  public void afterAll(QuarkusTestContext context) {
    check(ServiceLog.news());
  }

  static void check(List<String> lines) {
    List<String> telling = lines.stream().filter(PersonalData::isIn).toList();
    if (!telling.isEmpty()) {
      throw new AssertionError("The log names people:\n" + String.join("\n", telling));
    }
  }
}
