package io.assidu.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChainTest {
  private static final String EVENT = entry("2026-11-24T09:00:00Z", "event");
  private static final String DECISION = entry("2026-11-24T09:00:00.250Z", "decision");
  private static final String STEP = entry("2026-11-24T09:00:00.100Z", "step");

  @Test
  void whatTheServicesDidIsToldInTheOrderOfTime() throws JsonProcessingException {
    Chain chain =
        Chain.merged(
            List.of(
                trace("policy-service", DECISION),
                trace("profile-service", EVENT),
                trace("journey-service", STEP)));

    assertThat(chain.links())
        .extracting(Chain.Link::service)
        .containsExactly("profile-service", "journey-service", "policy-service");
  }

  @Test
  void whatOneServiceDidInOneInstantKeepsItsOrder() throws JsonProcessingException {
    String identity = entry("2026-11-24T09:00:00Z", "identity");

    Chain chain = Chain.merged(List.of(trace("profile-service", EVENT + "," + identity)));

    assertThat(chain.links()).extracting(Chain.Link::kind).containsExactly("event", "identity");
  }

  @Test
  void aServiceThatDidNothingAddsNothing() throws JsonProcessingException {
    assertThat(Chain.merged(List.of(trace("fraud-service", ""))).links()).isEmpty();
  }

  private static String entry(String at, String kind) {
    return """
        {"at":"%s","kind":"%s","id":"1","summary":"It was done.","facts":{}}"""
        .formatted(at, kind);
  }

  private static JsonNode trace(String service, String entries) throws JsonProcessingException {
    return new ObjectMapper()
        .readTree(
            """
            {"service":"%s","correlationId":"c","entries":[%s]}"""
                .formatted(service, entries));
  }
}
