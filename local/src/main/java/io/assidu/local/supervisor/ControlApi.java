package io.assidu.local.supervisor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.assidu.local.StackException;
import io.assidu.local.server.Server;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * What other processes can ask of the supervisor, over HTTP on the loopback address: {@code GET
 * /status}, and {@code POST /start|stop|kill|restart/<part>}. Each request carries the token of the
 * {@link SupervisorFile}.
 */
final class ControlApi implements AutoCloseable {
  static final String TOKEN_HEADER = "X-Assidu-Token";
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Does one thing to one part. */
  interface Commands {
    void run(String verb, String part) throws StackException, InterruptedException;
  }

  private record Answer(int status, Object body) {}

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final String token;
  private final Supplier<StackView> view;
  private final Commands commands;

  private ControlApi(HttpServer http, String token, Supplier<StackView> view, Commands commands) {
    this.http = http;
    this.token = token;
    this.view = view;
    this.commands = commands;
  }

  static ControlApi start(String token, Supplier<StackView> view, Commands commands)
      throws IOException {
    HttpServer http = HttpServer.create(new InetSocketAddress(Server.HOST, 0), 0);
    ControlApi api = new ControlApi(http, token, view, commands);
    http.setExecutor(api.threads);
    http.createContext("/", api::handle);
    http.start();
    return api;
  }

  int port() {
    return http.getAddress().getPort();
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

  private Answer answer(HttpExchange exchange) {
    if (!isAllowed(exchange)) {
      return new Answer(403, List.of("The token of run/supervisor.json is missing."));
    }
    String[] path = exchange.getRequestURI().getPath().split("/");
    boolean post = exchange.getRequestMethod().equals("POST");
    try {
      if (!post && path.length == 2 && path[1].equals("status")) {
        return new Answer(200, view.get());
      }
      if (post && path.length == 3) {
        commands.run(path[1], path[2]);
        return new Answer(200, view.get());
      }
      return new Answer(404, List.of("There is no " + exchange.getRequestURI().getPath()));
    } catch (StackException e) {
      return new Answer(409, e.problems());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Answer(503, List.of("The supervisor is stopping."));
    }
  }

  private boolean isAllowed(HttpExchange exchange) {
    String given = exchange.getRequestHeaders().getFirst(TOKEN_HEADER);
    return given != null && MessageDigest.isEqual(bytes(given), bytes(token));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    http.stop(0);
    threads.shutdownNow();
  }
}
