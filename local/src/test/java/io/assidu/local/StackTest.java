package io.assidu.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {
  @TempDir private Path state;

  @Test
  void doesNotStartOnATakenPortAndSaysWhoHasIt() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      StackPorts ports = StackPorts.free().with(Map.of(Port.REDIS, taken.getLocalPort()));
      try (Stack stack = stack(ports)) {
        assertThatThrownBy(stack::start)
            .isInstanceOf(StackException.class)
            .hasMessage(
                "Port %d, for redis, is taken by java (process %d).",
                taken.getLocalPort(), ProcessHandle.current().pid());
        assertThat(stack.status()).extracting(PartStatus::state).containsOnly(PartState.WAITING);
      }
    }
  }

  @Test
  void hasTheServersFirstAndThenTheServicesAnEventMeets() throws Exception {
    try (Stack stack = stack(StackPorts.free())) {
      assertThat(stack.status())
          .extracting(PartStatus::name)
          .containsExactly(
              "postgres",
              "redis",
              "kafka",
              "inbox",
              "keycloak",
              "profile-service",
              "journey-service",
              "policy-service",
              "channel-gateway",
              "loyalty-service",
              "fraud-service");
    }
  }

  @Test
  void anUnknownPartIsRefusedWithTheListOfThose() throws Exception {
    try (Stack stack = stack(StackPorts.free())) {
      assertThatThrownBy(() -> stack.kill("redsi"))
          .isInstanceOf(StackException.class)
          .hasMessageStartingWith("There is no part redsi; there are postgres, redis, kafka");
    }
  }

  private Stack stack(StackPorts ports) {
    return new Stack(StackSettings.standard().withState(state).withPorts(ports));
  }
}
