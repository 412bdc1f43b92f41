package io.assidu.journey;

import io.assidu.testkit.OpenApiReference;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What callers read before they call. */
@QuarkusTest
@WithTestResource(Servers.class)
class OpenApiAppTest {

  @Test
  void saysOfEachOperationWhoMayCallItHowItIsRefusedAndHowItLooks() {
    OpenApiReference.isComplete("io.assidu.journey");
  }

  @Test
  void isCommitted() {
    OpenApiReference.isCommitted("journey-service");
  }
}
