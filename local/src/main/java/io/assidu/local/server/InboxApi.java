package io.assidu.local.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads received mail over HTTP, with the paths and field names of GreenMail's own API:
 *
 * <ul>
 *   <li>{@code GET /api/service/readiness}
 *   <li>{@code GET /api/user}: the recipients who have mail
 *   <li>{@code GET /api/user/{address}/messages}: theirs, oldest first, each with its full source
 *   <li>{@code POST /api/mail/purge}: forgets all mail
 * </ul>
 */
final class InboxApi implements AutoCloseable {
  private static final Pattern MESSAGES = Pattern.compile("/api/user/([^/]+)/messages");
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final HttpServer http;
  private final ExecutorService threads;
  private final MailStore store;

  /**
   * One received message.
   *
   * @param uid grows in the order of arrival, over all recipients
   * @param messageId the header, with its angle brackets
   * @param receivedAt ISO 8601, UTC
   * @param mimeMessage the source, one character a byte (ISO 8859-1), so that signatures still hold
   */
  record MessageView(
      long uid,
      @Nullable String messageId,
      @Nullable String subject,
      String receivedAt,
      String mimeMessage) {}

  /** What to answer. */
  private record Answer(int status, Object body) {}

  private InboxApi(HttpServer http, ExecutorService threads, MailStore store) {
    this.http = http;
    this.threads = threads;
    this.store = store;
  }

  static InboxApi start(int port, MailStore store) throws IOException {
    HttpServer http = HttpServer.create(new InetSocketAddress(Server.HOST, port), 0);
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    InboxApi api = new InboxApi(http, threads, store);
    http.setExecutor(threads);
    http.createContext("/", api::handle);
    http.start();
    return api;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Answer answer = answer(exchange);
      byte[] body = JSON.writeValueAsBytes(answer.body());
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Answer answer(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    Matcher messages = MESSAGES.matcher(exchange.getRequestURI().getPath());
    try {
      return switch (request) {
        case "GET /api/service/readiness" -> new Answer(200, message("Service running"));
        case "GET /api/user" -> new Answer(200, store.recipients());
        case "POST /api/mail/purge" -> {
          store.purge();
          yield new Answer(200, message("Purged"));
        }
        case String get when get.startsWith("GET ") && messages.matches() ->
            new Answer(200, views(messages.group(1)));
        default -> new Answer(404, message("There is no " + request));
      };
    } catch (MessagingException e) {
      return new Answer(500, message("A stored message cannot be parsed: " + e.getMessage()));
    }
  }

  private static Map<String, String> message(String text) {
    return Map.of("message", text);
  }

  private List<MessageView> views(String recipient) throws IOException, MessagingException {
    List<MessageView> views = new ArrayList<>();
    for (Path file : store.messages(recipient)) {
      views.add(view(file));
    }
    return views;
  }

  private static MessageView view(Path file) throws IOException, MessagingException {
    byte[] source = Files.readAllBytes(file);
    MimeMessage message = new MimeMessage((Session) null, new ByteArrayInputStream(source));
    Instant received = Files.getLastModifiedTime(file).toInstant();
    return new MessageView(
        MailStore.number(file),
        message.getMessageID(),
        message.getSubject(),
        received.toString(),
        new String(source, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void close() {
    http.stop(0);
    threads.close();
  }
}
