package io.assidu.platform.chassis;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.contracts.profile.SegmentEntered;
import io.assidu.contracts.profile.SegmentExited;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.messaging.Event;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class ChassisAppTest {

  private final UUID profileId = Ids.next();

  @Inject NoteConsumer consumer;

  @Test
  void anEventIsHandledOnceHoweverOftenItArrives() {
    UUID eventId = Ids.next();
    SegmentEntered entered = entered(1, "once");

    KafkaProbe.publish(Topics.PROFILE_CHANGES, profileId.toString(), entered, "story", eventId);
    KafkaProbe.publish(Topics.PROFILE_CHANGES, profileId.toString(), entered, "story", eventId);
    KafkaProbe.publish(Topics.PROFILE_CHANGES, profileId.toString(), entered(2, "last"), "story");

    await().untilAsserted(() -> assertThat(notes()).containsExactly("once", "last"));
  }

  @Test
  void whatIsEmittedNamesItsCauseAndItsStory() {
    UUID eventId =
        KafkaProbe.publish(
            Topics.PROFILE_CHANGES, profileId.toString(), entered(1, "cause"), "story-7");

    Event<SegmentExited> exited =
        KafkaProbe.await(
            Topics.PROFILE_CHANGES,
            SegmentExited.class,
            change -> change.profileId().equals(profileId));

    assertThat(exited.causationId()).isEqualTo(eventId);
    assertThat(exited.correlationId()).isEqualTo("story-7");
    assertThat(exited.source()).isEqualTo("chassis");
  }

  @Test
  void oneCustomersEventsKeepTheirOrder() {
    LongStream.rangeClosed(1, 50)
        .forEach(
            n ->
                KafkaProbe.publish(
                    Topics.PROFILE_CHANGES, profileId.toString(), entered(n, "n" + n)));

    List<String> expected = IntStream.rangeClosed(1, 50).mapToObj(n -> "n" + n).toList();
    await().untilAsserted(() -> assertThat(notes()).isEqualTo(expected));
    await().untilAsserted(() -> assertThat(exits()).isEqualTo(expected));
  }

  @Test
  void aBadEventGoesToTheDeadLettersWithoutHoldingUpTheNextAndComesBackOnceMended() {
    String segment = "broken-" + profileId;
    consumer.broken().add(segment);
    KafkaProbe.publish(Topics.PROFILE_CHANGES, profileId.toString(), entered(1, segment));
    KafkaProbe.publish(Topics.PROFILE_CHANGES, profileId.toString(), entered(2, "next"));

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(notes()).containsExactly("next"));
    assertThat(KafkaProbe.deadLetters(Topics.PROFILE_CHANGES))
        .anySatisfy(
            headers ->
                assertThat(headers)
                    .containsEntry("ce_subject", profileId.toString())
                    .containsEntry("dlq-consumer", "notes")
                    .containsEntry("dlq-reason", "IllegalStateException"));
    assertThat(KafkaProbe.deadLetters(Topics.PROFILE_CHANGES).toString()).doesNotContain("ada@");

    consumer.broken().remove(segment);
    given()
        .auth()
        .oauth2(Tokens.client("ops").scopes("dead-letter:replay").bearer())
        .post("/v1/dead-letters/assidu.profile.changes/replay")
        .then()
        .statusCode(200);
    await().untilAsserted(() -> assertThat(notes()).containsExactly("next", segment));
  }

  @Test
  void whatIsNoEventGoesToTheDeadLettersWithTheRuleItBreaks() {
    KafkaProbe.publishRaw(
        Topics.PROFILE_CHANGES.name(),
        profileId.toString(),
        Map.of(
            "ce_id",
            profileId.toString(),
            "ce_type",
            "io.assidu.profile.segment-entered.v1",
            "ce_source",
            "x"),
        "{\"profileId\":\"ada@example.com\"}".getBytes(StandardCharsets.UTF_8));

    await()
        .untilAsserted(
            () ->
                assertThat(KafkaProbe.deadLetters(Topics.PROFILE_CHANGES))
                    .anySatisfy(
                        headers ->
                            assertThat(headers)
                                .containsEntry("ce_id", profileId.toString())
                                .containsEntry(
                                    "dlq-reason",
                                    "data is not JSON of the type's shape: /profileId (type)")));
  }

  @Test
  void anEventThatCameTooEarlyIsTriedAgain() {
    String segment = "early-" + profileId;
    consumer.early().add(segment);
    KafkaProbe.publish(Topics.PROFILE_CHANGES, profileId.toString(), entered(1, segment));
    assertThat(notes()).isEmpty();

    consumer.early().remove(segment);

    await().untilAsserted(() -> assertThat(notes()).containsExactly(segment));
  }

  @Test
  void theSameKeyGetsTheSameAnswerAndAnotherBodyIsRefused() {
    int first = take("key-" + profileId, "a note").statusCode(200).extract().path("id");
    int second = take("key-" + profileId, "a note").statusCode(200).extract().path("id");
    take("key-" + profileId, "another")
        .statusCode(422)
        .body("type", equalTo("https://assidu.io/problems/idempotency-key-reused"));

    assertThat(second).isEqualTo(first);
    assertThat(notes()).containsExactly("a note");
  }

  @Test
  void theSameKeyAtTheSameTimeCountsOnce() throws Exception {
    Callable<Integer> call =
        () -> take("race-" + profileId, "raced").statusCode(200).extract().path("id");

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Integer> ids =
          threads.invokeAll(java.util.Collections.nCopies(16, call)).stream()
              .map(future -> future.resultNow())
              .distinct()
              .toList();
      assertThat(ids).hasSize(1);
    }
    assertThat(notes()).containsExactly("raced");
  }

  @Test
  void whatFailsLeavesNothingBehindAndMayBeTriedAgain() {
    take("fail-" + profileId, "refused")
        .statusCode(409)
        .body("type", equalTo("https://assidu.io/problems/conflict"));

    assertThat(notes()).isEmpty();
    assertThat(exits()).isEmpty();
    take("fail-" + profileId, "refused").statusCode(409);
  }

  @Test
  void aMessageThatKafkaWouldRefuseIsRefusedBeforeItStandsInTheWayOfOthers() {
    problem(
        writer()
            .header("Idempotency-Key", "large-" + profileId)
            .body(Map.of("profileId", profileId, "version", 1, "text", "x".repeat(1_500_000)))
            .post("/v1/notes"),
        413,
        "payload-too-large");

    take("after-" + profileId, "still flowing").statusCode(200);

    await().untilAsserted(() -> assertThat(exits()).containsExactly("still flowing"));
    assertThat(notes()).containsExactly("still flowing");
  }

  @Test
  void aRequestWithoutAKeyIsAskedForOne() {
    writer()
        .body(Map.of("profileId", profileId, "version", 1, "text", "x"))
        .post("/v1/notes")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo("Idempotency-Key"));
  }

  @Test
  void badBodiesAreToldWhatIsWrongAndWhere() {
    refused("{\"profileId\":", "malformed-json").body("detail", containsString("line 1"));
    refused("{\"profileId\":\"" + profileId + "\",\"version\":1,\"texd\":\"x\"}", "invalid-request")
        .body("errors[0].field", equalTo("/texd"))
        .body("errors[0].rule", equalTo("unknown-field"));
    refused("{\"profileId\":\"no uuid\",\"version\":1,\"text\":\"x\"}", "invalid-request")
        .body("errors[0].field", equalTo("/profileId"))
        .body("errors[0].rule", equalTo("type"));
    refused(
            "{\"profileId\":\"" + profileId + "\",\"version\":1.5,\"text\":\"x\"}",
            "invalid-request")
        .body("errors[0].field", equalTo("/version"));
    refused("{\"version\":0,\"text\":\"x\"}", "invalid-request")
        .body("errors", hasSize(2))
        .body("errors[0].field", equalTo("/profileId"))
        .body("errors[1].field", equalTo("/version"))
        .body("errors[1].rule", equalTo("min"));
    assertThat(notes()).isEmpty();
  }

  @Test
  void everyRefusalIsAProblem() {
    problem(given().get("/v1/notes/" + profileId), 401, "unauthenticated");
    problem(
        given().auth().oauth2("no.token.atall").get("/v1/notes/" + profileId),
        401,
        "unauthenticated");
    problem(
        given()
            .auth()
            .oauth2(Tokens.client("x").scopes("loyalty:read").bearer())
            .get("/v1/notes/" + profileId),
        403,
        "forbidden");
    problem(reader().get("/v1/nothing"), 404, "not-found");
    problem(reader().delete("/v1/notes"), 405, "method-not-allowed");
    problem(
        writer().contentType("text/plain").body("x").post("/v1/notes"),
        415,
        "unsupported-media-type");
    assertThat(reader().get("/v1/notes/forgotten").statusCode()).isEqualTo(403);
  }

  @Test
  void aCallersCorrelationIdIsKeptAndAMissingOneGiven() {
    reader()
        .header("X-Correlation-Id", "till-7")
        .get("/v1/notes/" + profileId)
        .then()
        .header("X-Correlation-Id", "till-7");
    reader()
        .get("/v1/notes/" + profileId)
        .then()
        .header("X-Correlation-Id", matchesPattern("[0-9a-f-]{36}"));
  }

  private SegmentEntered entered(long version, String segment) {
    return new SegmentEntered(profileId, version, segment, 1, Instant.EPOCH);
  }

  private List<String> notes() {
    return reader()
        .get("/v1/notes/" + profileId)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("");
  }

  private List<String> exits() {
    return KafkaProbe.<ProfileChange>all(Topics.PROFILE_CHANGES).stream()
        .map(Event::data)
        .filter(SegmentExited.class::isInstance)
        .map(SegmentExited.class::cast)
        .filter(exited -> exited.profileId().equals(profileId))
        .map(SegmentExited::segmentId)
        .toList();
  }

  private ValidatableResponse take(String key, String text) {
    return writer()
        .header("Idempotency-Key", key)
        .body(Map.of("profileId", profileId, "version", 1, "text", text))
        .post("/v1/notes")
        .then();
  }

  private ValidatableResponse refused(String body, String type) {
    return problem(
        writer().header("Idempotency-Key", "bad").body(body).post("/v1/notes"), 400, type);
  }

  private static ValidatableResponse problem(
      io.restassured.response.Response response, int status, String type) {
    return response
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("https://assidu.io/problems/" + type))
        .body("status", equalTo(status));
  }

  private static RequestSpecification reader() {
    return given().auth().oauth2(Tokens.client("reader").scopes("profile:read").bearer());
  }

  private static RequestSpecification writer() {
    return given()
        .auth()
        .oauth2(Tokens.client("writer").scopes("profile:write").bearer())
        .contentType(ContentType.JSON);
  }
}
