package io.assidu.platform.chassis;

import io.assidu.testkit.OpenApiReference;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class OpenApiAppTest {

  @Test
  void saysOfEachOperationWhoMayCallItHowItIsRefusedAndHowItLooks() {
    OpenApiReference.isComplete("io.assidu.platform.chassis");
  }
}
