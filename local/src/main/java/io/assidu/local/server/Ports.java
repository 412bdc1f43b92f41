package io.assidu.local.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** TCP ports of the loopback address. */
public final class Ports {
  private static final int CONNECT_MILLIS = 500;
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Ports() {}

  /**
   * Different ports that nobody listens on now. Somebody else can still take one before the caller
   * does; that is rare, and the server then says so.
   */
  public static List<Integer> free(int count) throws IOException {
    List<ServerSocket> sockets = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        sockets.add(new ServerSocket(0, 1, InetAddress.getByName(Server.HOST)));
      }
      return sockets.stream().map(ServerSocket::getLocalPort).toList();
    } finally {
      for (ServerSocket socket : sockets) {
        socket.close();
      }
    }
  }

  /** Whether somebody accepts connections on it. */
  public static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(Server.HOST, port), CONNECT_MILLIS);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** Whether a server could listen on it. */
  public static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(Server.HOST, port));
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** A condition that may need to talk to a server to be known. */
  @FunctionalInterface
  interface Answer {
    boolean isThere() throws IOException;
  }

  /**
   * Asks until {@code process} answers.
   *
   * @throws ServerException if the process ends or {@code patience} runs out first
   */
  static void await(String name, Process process, Duration patience, Answer answer, Object log)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!answer.isThere()) {
      if (!process.isAlive()) {
        throw new ServerException(
            "%s ended with code %d while it started; see %s."
                .formatted(name, process.exitValue(), log));
      }
      if (System.nanoTime() > end) {
        throw new ServerException(
            "%s did not answer within %d s; see %s.".formatted(name, patience.toSeconds(), log));
      }
      Thread.sleep(PAUSE);
    }
  }
}
