package io.assidu.loyalty;

import io.assidu.testkit.OpenApiReference;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What callers read before they call. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class OpenApiAppTest {

  @Test
  void saysOfEachOperationWhoMayCallItHowItIsRefusedAndHowItLooks() {
    OpenApiReference.isComplete("io.assidu.loyalty");
  }

  @Test
  void isCommitted() {
    OpenApiReference.isCommitted("loyalty-service");
  }
}
