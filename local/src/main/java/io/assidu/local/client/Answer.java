package io.assidu.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a server answered, whatever its status.
 *
 * @param request method and address, for people
 */
public record Answer(String request, int status, HttpHeaders headers, String body) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  static Answer of(HttpResponse<String> response) {
    return new Answer(
        response.request().method() + " " + response.request().uri(),
        response.statusCode(),
        response.headers(),
        response.body());
  }

  /**
   * The same, if it has one of these statuses.
   *
   * @throws IOException with what was answered instead
   */
  public Answer expect(int... statuses) throws IOException {
    if (Arrays.stream(statuses).noneMatch(expected -> expected == status)) {
      throw new IOException("%s answered %d: %s".formatted(request, status, body));
    }
    return this;
  }

  /**
   * @throws IOException if it is none
   */
  public JsonNode json() throws IOException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IOException(request + " did not answer JSON", e);
    }
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }
}
