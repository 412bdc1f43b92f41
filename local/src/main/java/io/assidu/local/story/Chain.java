package io.assidu.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.Service;
import io.assidu.local.client.Client;
import io.assidu.local.client.Suite;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What all services did because of one event, in the order in which they did it.
 *
 * @param links the oldest first
 */
public record Chain(List<Link> links) {

  /**
   * One thing that one service did.
   *
   * @param kind such as {@code event}, {@code decision}, {@code journal-entry}
   * @param id of that thing, in its service
   * @param summary one sentence for people
   */
  public record Link(Instant at, String service, String kind, String id, String summary) {}

  public Chain {
    // Stable, so that what one service did in one instant keeps its order.
    links = links.stream().sorted(Comparator.comparing(Link::at)).toList();
  }

  /**
   * Asks each service.
   *
   * @throws IOException if one of them does not answer: a chain with a hole would mislead
   */
  public static Chain of(String correlationId, Suite suite)
      throws IOException, InterruptedException {
    List<JsonNode> traces = new ArrayList<>();
    String path = "/v1/traces/" + Client.segment(correlationId);
    for (Service service : Service.values()) {
      traces.add(suite.as(service).get(path).expect(200).json());
    }
    return merged(traces);
  }

  /** Joins the answers of {@code GET /v1/traces/{correlationId}}. */
  static Chain merged(List<JsonNode> traces) {
    List<Link> links = new ArrayList<>();
    for (JsonNode trace : traces) {
      String service = trace.path("service").asText();
      for (JsonNode entry : trace.path("entries")) {
        links.add(
            new Link(
                Instant.parse(entry.path("at").asText()),
                service,
                entry.path("kind").asText(),
                entry.path("id").asText(),
                entry.path("summary").asText()));
      }
    }
    return new Chain(links);
  }
}
