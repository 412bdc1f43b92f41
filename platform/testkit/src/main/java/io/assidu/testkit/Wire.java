package io.assidu.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A way to a server of this machine that can be frozen: connections stay open, and are still
 * accepted, but nothing comes through. So does a server that hangs look, and a network that
 * swallows packets.
 */
final class Wire {

  private static final long LOOK_NANOS = 5_000_000;
  private static final int BUFFER = 16_384;

  private final ServerSocket door;
  private final String host;
  private final int port;
  private final AtomicBoolean frozen;

  private Wire(ServerSocket door, String host, int port, AtomicBoolean frozen) {
    this.door = door;
    this.host = host;
    this.port = port;
    this.frozen = frozen;
  }

  /**
   * Lays one, for as long as this JVM lives.
   *
   * @param frozen whether nothing comes through at present
   * @return the port at which it begins
   */
  static int to(String host, int port, AtomicBoolean frozen) {
    try {
      ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Wire wire = new Wire(door, host, port, frozen);
      Thread.ofVirtual().start(wire::accept);
      return door.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (true) {
      try {
        Socket near = door.accept();
        Socket far = new Socket(host, port);
        Thread.ofVirtual().start(() -> carry(near, far));
        Thread.ofVirtual().start(() -> carry(far, near));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Until one side closes; then the other is closed too. */
  private void carry(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        while (frozen.get()) {
          LockSupport.parkNanos(LOOK_NANOS);
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // the connection was cut: that is its end
    }
  }
}
