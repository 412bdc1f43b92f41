package io.assidu.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.local.server.Ports;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortHolderTest {
  // 0x3C98 is 15512; the first listens (0A), the second is one end of a connection (01).
  private static final List<String> TABLE =
      List.of(
          "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt uid inode",
          "   0: 0100007F:3C98 00000000:0000 0A 00000000:00000000 00:00000000 00000000 0 0 4711 1 0",
          "   1: 0100007F:3C99 0100007F:3C98 01 00000000:00000000 00:00000000 00000000 0 0 4712 1 0");

  @Test
  void isFoundInTheKernelsTableIfItListens() {
    assertThat(PortHolder.listeningInode(TABLE, 15512)).contains("4711");
  }

  @Test
  void isNotWhoOnlyHasAConnectionThere() {
    assertThat(PortHolder.listeningInode(TABLE, 15513)).isEmpty();
  }

  @Test
  void ofOurOwnPortIsThisProcess() throws Exception {
    try (ServerSocket socket = new ServerSocket(0)) {
      assertThat(PortHolder.of(socket.getLocalPort()))
          .hasValueSatisfying(
              holder -> {
                assertThat(holder.pid()).isEqualTo(ProcessHandle.current().pid());
                assertThat(holder).hasToString("java (process %d)", holder.pid());
              });
    }
  }

  @Test
  void ofAFreePortIsNobody() throws Exception {
    assertThat(PortHolder.of(Ports.free(1).getFirst())).isEmpty();
  }
}
