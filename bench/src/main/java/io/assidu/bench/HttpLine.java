package io.assidu.bench;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection of HTTP/1.1 that is kept: a call, its answer, the next call. It does as little as
 * can be, since it runs on the processors of what it measures.
 */
final class HttpLine implements AutoCloseable {
  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final String LENGTH = "content-length:";

  /** Where the three digits stand in {@code HTTP/1.1 200 OK}. */
  private static final int STATUS = 9;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] answer = new byte[LARGEST_ANSWER];
  private int length;

  HttpLine(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Sends a whole request and returns the status of the answer, once it is all there. */
  int call(byte[] request) throws IOException {
    out.write(request);
    length = 0;
    int head;
    do {
      readMore();
      head = endOfHead(answer, length);
    } while (head < 0);
    String headers = new String(answer, 0, head, StandardCharsets.ISO_8859_1);
    int all = head + contentLength(headers);
    while (length < all) {
      readMore();
    }
    return Integer.parseInt(headers, STATUS, STATUS + 3, 10);
  }

  /** The last answer, for people. */
  String answer() {
    return new String(answer, 0, length, StandardCharsets.UTF_8);
  }

  private void readMore() throws IOException {
    int read = in.read(answer, length, answer.length - length);
    if (read <= 0) {
      throw new EOFException("The answer ends after " + length + " bytes");
    }
    length += read;
  }

  /** Where the body begins; -1 while that is not there. */
  static int endOfHead(byte[] answer, int length) {
    for (int end = 4; end <= length; end++) {
      if (answer[end - 1] == '\n' && answer[end - 2] == '\r' && answer[end - 3] == '\n') {
        return end;
      }
    }
    return -1;
  }

  /** As the head says; an answer without a length is none that is asked for here. */
  static int contentLength(String head) throws IOException {
    String lower = head.toLowerCase(Locale.ROOT);
    int at = lower.indexOf(LENGTH);
    if (at < 0) {
      throw new IOException("An answer without a length: " + head);
    }
    int from = at + LENGTH.length();
    return Integer.parseInt(lower.substring(from, lower.indexOf('\r', from)).strip());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
