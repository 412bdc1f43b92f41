package io.assidu.channel.email;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server that does as it is told: it can refuse, be slow to say so, or hang up at any point
 * of the conversation, which a real one does only on bad days.
 */
public final class ScriptedSmtpServer implements Closeable {
  /** As a reply: closes the connection without one. */
  public static final String HANG_UP = "hang up";

  /** What the script is asked when the final dot has come. */
  public static final String DOT = ".";

  private final int port;
  private @Nullable Thread acceptor;
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile UnaryOperator<@Nullable String> script = command -> null;
  private volatile ServerSocket listening;

  private ScriptedSmtpServer(ServerSocket listening) {
    this.listening = listening;
    this.port = listening.getLocalPort();
  }

  /**
   * Starts one.
   *
   * @param port 0 for any that is free
   */
  public static ScriptedSmtpServer start(int port) throws IOException {
    ScriptedSmtpServer server = new ScriptedSmtpServer(listen(port));
    server.serve(server.listening);
    return server;
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return socket;
  }

  private void serve(ServerSocket socket) {
    acceptor = Thread.ofVirtual().start(() -> accept(socket));
  }

  /** Closes the port and every connection. Does nothing if it is down. */
  public void goDown() {
    try {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens the same port again. Does nothing if it is up. */
  public void comeUp() {
    if (listening.isClosed()) {
      try {
        listening = listen(port);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      serve(listening);
    }
  }

  /**
   * What to answer to a command from now on.
   *
   * @param script gives the reply to a command ({@link #DOT} after the message), or null for the
   *     friendly one
   */
  public void answers(UnaryOperator<@Nullable String> script) {
    this.script = script;
  }

  /** Answers one kind of command with a reply, and all others in a friendly way. */
  public void answers(String command, String reply) {
    answers(said -> said.startsWith(command) ? reply : null);
  }

  public int port() {
    return port;
  }

  /** How many connections have been opened. */
  public int connections() {
    return connections.get();
  }

  /** The messages whose final dot has come, whatever was answered. */
  public List<String> messages() {
    return List.copyOf(messages);
  }

  /** Hangs up on everybody, as a server does that restarts. */
  public void hangUp() {
    open.forEach(ScriptedSmtpServer::close);
    open.clear();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    awaitAcceptor();
    hangUp();
  }

  /** The port is closed only once nobody waits on it any more. */
  private void awaitAcceptor() {
    Thread waiting = acceptor;
    try {
      if (waiting != null) {
        waiting.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept(ServerSocket from) {
    while (!from.isClosed()) {
      try {
        Socket socket = from.accept();
        open.add(socket);
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> talk(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket socket) {
    try (socket;
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
      if (!say(socket, "CONNECT", "220 ready")) {
        return;
      }
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!converse(socket, in, line)) {
          return;
        }
      }
    } catch (IOException hungUp) {
      // the client's right
    }
  }

  private boolean converse(Socket socket, BufferedReader in, String command) throws IOException {
    if (command.equals("DATA")) {
      return say(socket, command, "354 go on") && readMessage(socket, in);
    }
    return say(socket, command, command.startsWith("QUIT") ? "221 bye" : "250 ok");
  }

  private boolean readMessage(Socket socket, BufferedReader in) throws IOException {
    if (script.apply("DATA") != null) {
      return true; // it was refused: no message follows
    }
    StringBuilder message = new StringBuilder();
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals(".")) {
        messages.add(message.toString());
        return say(socket, DOT, "250 2.0.0 queued");
      }
      message.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    return false;
  }

  private boolean say(Socket socket, String command, String friendly) throws IOException {
    String scripted = script.apply(command);
    if (HANG_UP.equals(scripted)) {
      return false;
    }
    String reply = (scripted == null ? friendly : scripted) + "\r\n";
    socket.getOutputStream().write(reply.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return true;
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
