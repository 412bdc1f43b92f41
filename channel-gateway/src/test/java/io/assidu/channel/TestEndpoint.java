package io.assidu.channel;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A company's own system that takes webhooks. */
public final class TestEndpoint {
  /** What it shares with the sender. */
  public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final HttpServer http;
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Queue<Integer> statuses = new ConcurrentLinkedQueue<>();

  private TestEndpoint(HttpServer http) {
    this.http = http;
  }

  /** A request it got; header names in lower case. */
  public record Call(Map<String, String> headers, String body) {
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  static TestEndpoint start() throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    TestEndpoint endpoint = new TestEndpoint(http);
    http.createContext("/", endpoint::take);
    http.start();
    return endpoint;
  }

  void stop() {
    http.stop(0);
  }

  String url() {
    return "http://localhost:" + http.getAddress().getPort() + "/contacts";
  }

  /** The answer to the next request; all others are 204. */
  public void answersOnce(int status) {
    statuses.add(status);
  }

  /** The requests with this webhook-id. */
  public List<Call> calls(String id) {
    return calls.stream().filter(call -> call.header("webhook-id").equals(id)).toList();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      calls.add(new Call(headers, body));
      Integer status = statuses.poll();
      exchange.getResponseHeaders().add("Location", "http://localhost:1/elsewhere");
      exchange.sendResponseHeaders(status == null ? 204 : status, -1);
    }
  }
}
