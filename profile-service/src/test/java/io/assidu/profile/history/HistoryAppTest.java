package io.assidu.profile.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.assidu.contracts.profile.IdentifierType;
import io.assidu.profile.Shop;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class HistoryAppTest {

  private final String customer = Shop.someone("customer");

  @Test
  void events_are_read_page_by_page_the_newest_first() {
    for (int minute = 1; minute <= 3; minute++) {
      Shop.tell(
          "track",
          """
          {"userId": "%s", "event": "E%d", "timestamp": "2026-01-01T00:0%d:00Z"}
          """
              .formatted(customer, minute, minute));
    }
    String id = Shop.profile(IdentifierType.CUSTOMER_ID, customer).getString("profileId");
    Awaitility.await()
        .until(
            () ->
                Shop.crm().get("/v1/profiles/{id}/events", id).jsonPath().getList("items").size()
                    == 3);

    String next =
        Shop.crm()
            .queryParam("limit", 2)
            .get("/v1/profiles/{id}/events", id)
            .then()
            .statusCode(200)
            .body("items.name", contains("E3", "E2"))
            .extract()
            .path("nextCursor");
    assertThat(next).isNotBlank();
    Shop.crm()
        .queryParam("limit", 2)
        .queryParam("cursor", next)
        .get("/v1/profiles/{id}/events", id)
        .then()
        .body("items.name", contains("E1"))
        .body("nextCursor", nullValue());
  }

  @Test
  void a_cursor_of_somebody_s_own_making_is_refused() {
    Shop.tell("track", "{\"userId\": \"%s\", \"event\": \"E\"}".formatted(customer));
    String id = Shop.profile(IdentifierType.CUSTOMER_ID, customer).getString("profileId");
    Shop.crm()
        .queryParam("cursor", "bm90IG91cnM")
        .get("/v1/profiles/{id}/events", id)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("cursor"));
    Shop.crm().queryParam("limit", 0).get("/v1/profiles/{id}/events", id).then().statusCode(400);
  }

  @Test
  void one_correlation_tells_the_event_the_edges_the_segments_and_the_consent() {
    String correlation =
        Shop.send(
                "identify",
                """
                {"userId": "%s", "context": {"consent": [
                  {"purpose": "marketing", "channel": "email", "status": "granted"}]}}
                """
                    .formatted(customer))
            .statusCode(200)
            .extract()
            .header("X-Correlation-Id");
    Shop.profile(IdentifierType.CUSTOMER_ID, customer);

    Shop.crm()
        .get("/v1/traces/{id}", correlation)
        .then()
        .statusCode(200)
        .body("entries.kind", hasItems("event", "identity", "segment", "consent"));
  }
}
