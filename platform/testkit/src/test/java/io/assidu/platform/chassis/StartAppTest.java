package io.assidu.platform.chassis;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.testkit.Servers;
import io.assidu.testkit.ServiceLog;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class StartAppTest {

  @Test
  void aStartAsksNothingOfAnOperator() {
    List<String> start =
        ServiceLog.lines().stream()
            .takeWhile(line -> !line.contains("Installed features"))
            .toList();

    assertThat(start).anySatisfy(line -> assertThat(line).contains("started in"));
    assertThat(start).noneSatisfy(line -> assertThat(line).containsAnyOf(" WARN ", " ERROR "));
  }
}
