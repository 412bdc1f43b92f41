package io.assidu.platform.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.testkit.Servers;
import io.assidu.testkit.ServiceLog;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class ScheduledFaultsAppTest {

  @Inject FailingTask task;

  @Test
  void aFailureIsLoggedWithItsClassAndWithoutItsWords() {
    task.failOnce(new IllegalStateException("words of a failure: Schrödinger"));

    await().until(() -> !lines("FailingTask#run failed; it runs again when it is due").isEmpty());
    assertThat(lines("java.lang.IllegalStateException")).isNotEmpty();
    assertThat(lines("Schrödinger")).isEmpty();
  }

  @Test
  void aServerThatIsAwayIsOneLine() {
    task.failOnce(new ConnectException("connection refused"));

    await()
        .untilAsserted(
            () ->
                assertThat(lines("FailingTask#run runs again"))
                    .singleElement()
                    .asString()
                    .contains("WARN", "java.net.ConnectException"));
  }

  private static List<String> lines(String part) {
    return ServiceLog.lines().stream().filter(line -> line.contains(part)).toList();
  }
}
