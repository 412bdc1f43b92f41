package io.assidu.fraud;

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
    OpenApiReference.isComplete("io.assidu.fraud", "/v1/signals/keycloak");
  }

  @Test
  void isCommitted() {
    OpenApiReference.isCommitted("fraud-service");
  }
}
