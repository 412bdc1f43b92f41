package io.assidu.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {

  @Test
  void freeOnesDiffer() throws Exception {
    List<Integer> ports = Ports.free(20);
    assertThat(ports).doesNotHaveDuplicates().allMatch(Ports::isFree);
  }

  @Test
  void oneThatSomebodyListensOnAnswersAndIsNotFree() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(Server.HOST))) {
      assertThat(Ports.answers(socket.getLocalPort())).isTrue();
      assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
    }
  }

  @Test
  void oneThatNobodyListensOnIsFreeAndDoesNotAnswer() throws Exception {
    int port = Ports.free(1).getFirst();
    assertThat(Ports.isFree(port)).isTrue();
    assertThat(Ports.answers(port)).isFalse();
  }
}
