package io.assidu.platform.chassis;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.notNullValue;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.SegmentEntered;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.testkit.FreezingServers;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL hangs: its sockets stay open, and nothing comes. */
@QuarkusTest
@WithTestResource(FreezingServers.class)
class FrozenDatabaseAppTest {

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final long LONGEST_CALL_MILLIS = 3_000;

  /** More than the pool has connections. */
  private static final int CALLS = 40;

  private final UUID profileId = Ids.next();

  @Inject UnitOfWork units;

  AtomicBoolean frozen = new AtomicBoolean();

  @AfterEach
  void thaw() {
    frozen.set(false);
    await().atMost(SOON).until(() -> probe("ready") == 200);
  }

  @Test
  void callsAreRefusedInTimeAndTheSameCallIsDoneOnceWhenItIsBack() {
    take("before").then().statusCode(200);

    frozen.set(true);
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLS)) {
      IntStream.range(0, CALLS).forEach(call -> threads.submit(() -> take("held up")));
      take("held up")
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .header("Retry-After", notNullValue())
          .time(lessThan(LONGEST_CALL_MILLIS));
    }
    frozen.set(false);

    await().atMost(SOON).until(() -> take("held up").statusCode() == 200);
    assertThat(notes()).containsExactly("before", "held up");
  }

  @Test
  void itIsNotReadyMeanwhileAndLivesOn() {
    frozen.set(true);

    await().atMost(SOON).until(() -> probe("ready") == 503);
    assertThat(probe("live")).isEqualTo(200);
  }

  @Test
  void whatCameMeanwhileIsHandledOnceAndIsNoDeadLetter() {
    frozen.set(true);
    List<String> segments = IntStream.range(0, 5).mapToObj(i -> "frozen-" + i).toList();
    segments.forEach(this::enter);
    // Longer than four attempts to get a connection, and than the silence that closes one.
    await().pollDelay(Duration.ofSeconds(7)).until(() -> true);

    frozen.set(false);

    await().atMost(SOON).untilAsserted(() -> assertThat(notes()).isEqualTo(segments));
    assertThat(KafkaProbe.deadLetters(Topics.PROFILE_CHANGES))
        .noneSatisfy(
            headers -> assertThat(headers).containsEntry("ce_subject", profileId.toString()));
  }

  /** The other way round: a replica that freezes keeps no row for ever. */
  @Test
  void aTransactionInWhichTheServiceFallsSilentEnds() {
    String limit =
        units
            .run(
                work ->
                    work.query("select current_setting('idle_in_transaction_session_timeout')")
                        .map(rows -> rows.iterator().next().getString(0)))
            .await()
            .atMost(SOON);

    assertThat(limit).isEqualTo("1min");
  }

  private void enter(String segment) {
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        profileId.toString(),
        new SegmentEntered(profileId, 1, segment, 1, Instant.now()));
  }

  private Response take(String text) {
    return given()
        .auth()
        .oauth2(Tokens.client("shop").scopes("profile:write").bearer())
        .header("Idempotency-Key", profileId + text)
        .contentType(ContentType.JSON)
        .body(Map.of("profileId", profileId, "version", 1, "text", text))
        .post("/v1/notes");
  }

  private List<String> notes() {
    return given()
        .auth()
        .oauth2(Tokens.client("shop").scopes("profile:read").bearer())
        .get("/v1/notes/" + profileId)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath()
        .getList("", String.class);
  }

  private static int probe(String name) {
    return given().get("/q/health/" + name).statusCode();
  }
}
