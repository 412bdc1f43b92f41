package io.assidu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpLineTest {

  private static final byte[] REQUEST = bytes("GET / HTTP/1.1\r\n\r\n");

  @Test
  void an_answer_ends_where_its_length_says_however_it_is_cut() throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        HttpLine line = new HttpLine(server.getLocalPort());
        Socket peer = server.accept()) {
      OutputStream out = peer.getOutputStream();
      for (String part : List.of("HTTP/1.1 200 OK\r\nContent-Le", "ngth: 5\r\n\r", "\nhe", "llo")) {
        out.write(bytes(part));
        out.flush();
      }

      assertThat(line.call(REQUEST)).isEqualTo(200);
      assertThat(line.answer()).endsWith("hello");

      out.write(bytes("HTTP/1.1 404 Not Found\r\ncontent-length:0\r\n\r\n"));
      assertThat(line.call(REQUEST)).isEqualTo(404);
    }
  }

  @Test
  void an_answer_without_a_length_is_not_guessed_at() {
    assertThatThrownBy(() -> HttpLine.contentLength("HTTP/1.1 200 OK\r\n\r\n"))
        .isInstanceOf(IOException.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
