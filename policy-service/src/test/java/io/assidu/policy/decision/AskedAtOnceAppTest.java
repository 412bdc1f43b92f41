package io.assidu.policy.decision;

import static io.assidu.policy.Clients.known;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.policy.Customer;
import io.assidu.testkit.Servers;
import io.assidu.testkit.TestClock;
import io.assidu.testkit.Tokens;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many client systems ask at the same moment, each for one contact: their commits are shared. */
@QuarkusTest
@WithTestResource(Servers.class)
class AskedAtOnceAppTest {

  private static final String SHOP =
      Tokens.client("shop").scopes("contact:decide", "policy:read").bearer();
  private static final int CALLERS = 60;
  private static final String COUNT = "reasons.find { it.rule == 'cap:3-per-7-days' }.facts.count";

  @Inject TestClock clock;
  @Inject MeterRegistry meters;

  private final String run = UUID.randomUUID().toString();

  @BeforeEach
  void wednesdayNoonInParis() {
    clock.set(Instant.parse("2026-11-25T11:00:00Z"));
  }

  @Test
  void they_share_commits_and_each_keeps_its_story() throws Exception {
    Customer customer = known(Customer.consenting());
    long before = commits();

    List<Response> answers =
        atOnce(i -> () -> decide("key-" + i, "story-" + i, transactional(customer.id(), "")));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    for (int i = 0; i < CALLERS; i++) {
      assertThat(answers.get(i).<String>path("correlationId")).isEqualTo("story-" + i);
    }
    assertThat(answers).extracting(AskedAtOnceAppTest::decision).doesNotHaveDuplicates();
    assertThat(commits() - before).isBetween(1L, CALLERS - 1L);
  }

  @Test
  void the_same_key_is_one_decision() throws Exception {
    Customer customer = known(Customer.consenting());

    List<Response> answers =
        atOnce(i -> () -> decide("same", "story", marketing(customer.id(), "")));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    assertThat(answers.stream().map(AskedAtOnceAppTest::decision).distinct()).hasSize(1);
    assertThat(decide("other", "story", marketing(customer.id(), "")).<Integer>path(COUNT))
        .isEqualTo(1);
  }

  @Test
  void the_cap_holds() throws Exception {
    Customer customer = known(Customer.consenting());

    List<Response> answers =
        atOnce(i -> () -> decide("key-" + i, "story", marketing(customer.id(), "")));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(200));
    assertThat(answers.stream().filter(one -> one.path("verdict").equals("approved"))).hasSize(3);
  }

  @Test
  void those_that_are_refused_are_refused_alone() throws Exception {
    Customer customer = known(Customer.consenting());
    Customer other = known(Customer.consenting());
    String sameContact = ", \"contactId\": \"%s\"".formatted(UUID.randomUUID());
    decide("used", "story", transactional(customer.id(), "")).then().statusCode(200);
    decide("other", "story", transactional(other.id(), sameContact)).then().statusCode(200);

    List<Response> answers =
        atOnce(
            i ->
                () ->
                    switch (i) {
                      case 7 -> decide("7", "story", transactional(UUID.randomUUID(), ""));
                      case 17 -> // known, but not in that version
                          decide(
                              "17",
                              "story",
                              transactional(customer.id(), ", \"profileVersion\": 1000000"));
                      case 27 ->
                          decide(
                              "27",
                              "story",
                              transactional(
                                  customer.id(), ", \"expiresAt\": \"2020-01-01T00:00:00Z\""));
                      case 37 ->
                          decide("used", "story", transactional(customer.id(), ", \"priority\": 1"));
                      case 47 -> // its group falls apart
                          decide("47", "story", transactional(customer.id(), sameContact));
                      default -> decide("key-" + i, "story", transactional(customer.id(), ""));
                    });

    assertThat(status(answers, 7)).isEqualTo(404);
    assertThat(field(answers, 7)).isEqualTo("/profileId");
    assertThat(status(answers, 17)).isEqualTo(404);
    assertThat(status(answers, 27)).isEqualTo(400);
    assertThat(field(answers, 27)).isEqualTo("/expiresAt");
    assertThat(status(answers, 37)).isEqualTo(422);
    assertThat(status(answers, 47)).isEqualTo(409);
    IntStream.range(0, CALLERS)
        .filter(i -> i % 10 != 7 || i == 57)
        .forEach(i -> assertThat(status(answers, i)).isEqualTo(200));
    // Who was refused has left no trace of the key.
    decide("7", "story", transactional(customer.id(), "")).then().statusCode(200);
  }

  private static List<Response> atOnce(IntFunction<Callable<Response>> calls) throws Exception {
    List<Response> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
      for (Future<Response> answer :
          threads.invokeAll(IntStream.range(0, CALLERS).mapToObj(calls).toList())) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  private Response decide(String key, String story, String body) {
    return given()
        .auth()
        .oauth2(SHOP)
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key + " " + run)
        .header("X-Correlation-Id", story)
        .body(body)
        .post("/v1/decisions");
  }

  private static String marketing(UUID person, String more) {
    return ask(person, "marketing", more);
  }

  /** No cap holds it back. */
  private static String transactional(UUID person, String more) {
    return ask(person, "transactional", more);
  }

  private static String ask(UUID person, String purpose, String more) {
    return "{\"profileId\": \"%s\", \"purpose\": \"%s\", \"channels\": [\"email\"]%s}"
        .formatted(person, purpose, more);
  }

  private long commits() {
    DistributionSummary groups = meters.find("assidu.policy.desk.group").summary();
    return groups == null ? 0 : groups.count();
  }

  private static String decision(Response answer) {
    return answer.path("decisionId");
  }

  private static int status(List<Response> answers, int number) {
    return answers.get(number).statusCode();
  }

  private static String field(List<Response> answers, int number) {
    return answers.get(number).path("errors[0].field");
  }
}
