package io.assidu.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Talks JSON over HTTP to one server, in one name. */
public final class Client {
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final ObjectMapper JSON = JsonMapper.builder().build();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  private final URI base;
  private final Authorization authorization;

  /** Says who we are: the value of the header {@code Authorization}. */
  @FunctionalInterface
  public interface Authorization {
    String value() throws IOException, InterruptedException;
  }

  public Client(URI base, Authorization authorization) {
    this.base = base;
    this.authorization = authorization;
  }

  public Answer get(String path) throws IOException, InterruptedException {
    return send(request(path).GET());
  }

  /**
   * @param body becomes JSON
   * @param headers names and values in turn
   */
  public Answer post(String path, Object body, String... headers)
      throws IOException, InterruptedException {
    return send(with(headers, request(path)).POST(json(body)));
  }

  /** As {@link #post}, of bytes that somebody has signed. */
  public Answer postRaw(String path, byte[] body, String... headers)
      throws IOException, InterruptedException {
    return send(with(headers, request(path)).POST(BodyPublishers.ofByteArray(body)));
  }

  /** As {@link #post}. */
  public Answer put(String path, Object body, String... headers)
      throws IOException, InterruptedException {
    return send(with(headers, request(path)).PUT(json(body)));
  }

  /** Sends a form to whom we owe no name (RFC 8058 §3.2: no cookies, no authorization). */
  static Answer form(URI address, String form, String... headers)
      throws IOException, InterruptedException {
    return send(
        with(headers, HttpRequest.newBuilder(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** As one segment of a path: with {@code %20}, not the {@code +} of forms. */
  public static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path) throws IOException, InterruptedException {
    return HttpRequest.newBuilder(base.resolve(path))
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .header("Authorization", authorization.value());
  }

  private static HttpRequest.Builder with(String[] headers, HttpRequest.Builder request) {
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static BodyPublisher json(Object body) {
    try {
      return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  private static Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return Answer.of(HTTP.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString()));
  }
}
