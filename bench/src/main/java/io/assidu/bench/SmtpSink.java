package io.assidu.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP server (RFC 5321) that tells whom each mail was for and when it took it, and forgets it.
 * It stands for the company's relay and shares the machine with what is measured, so it does no
 * more than the protocol asks.
 */
final class SmtpSink implements AutoCloseable {
  private final ServerSocket socket;
  private final Receiver receiver;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /** Is told of each mail before the sender is. */
  @FunctionalInterface
  interface Receiver {
    void accepted(String recipient, long nanoTime);
  }

  SmtpSink(Receiver receiver) throws IOException {
    this.receiver = receiver;
    this.socket = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    threads.execute(this::listen);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        client.setTcpNoDelay(true);
        threads.execute(() -> serve(client));
      } catch (IOException _) {
        // closed, or a client that was gone before it came in
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      new Session(client).run();
    } catch (IOException _) {
      // the client hung up
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
    threads.shutdownNow();
  }

  /** One connection. */
  private final class Session {
    private final InputStream in;
    private final OutputStream out;
    private String recipient = "";

    Session(Socket client) throws IOException {
      in = new BufferedInputStream(client.getInputStream());
      out = new BufferedOutputStream(client.getOutputStream());
    }

    void run() throws IOException {
      reply("220 bench ESMTP");
      for (String line = line(); line != null; line = line()) {
        String verb = line.substring(0, Math.min(4, line.length())).toUpperCase(Locale.ROOT);
        switch (verb) {
          case "EHLO", "HELO", "MAIL", "RSET", "NOOP" -> reply("250 OK");
          case "RCPT" -> {
            recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
            reply("250 OK");
          }
          case "DATA" -> data();
          case "QUIT" -> {
            reply("221 Bye");
            return;
          }
          default -> reply("502 Not here");
        }
      }
    }

    private void data() throws IOException {
      reply("354 Go on");
      for (String line = line(); line != null; line = line()) {
        if (line.equals(".")) {
          receiver.accepted(recipient, System.nanoTime());
          reply("250 OK");
          return;
        }
      }
    }

    private void reply(String text) throws IOException {
      out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
      out.flush();
    }

    /** A line without its end; null when the client is gone. */
    private @Nullable String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream(80);
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          return line.toString(StandardCharsets.ISO_8859_1);
        }
        if (next != '\r') {
          line.write(next);
        }
      }
      return null;
    }
  }
}
