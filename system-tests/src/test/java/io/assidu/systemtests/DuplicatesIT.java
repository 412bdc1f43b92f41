package io.assidu.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.Port;
import io.assidu.local.Service;
import io.assidu.local.Stack;
import io.assidu.local.client.Answer;
import io.assidu.local.client.Mail;
import io.assidu.local.client.Suite;
import io.assidu.local.story.StoryJourneys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever comes twice, comes in any way and at the same moment, counts once. */
@ExtendWith(RunningStack.class)
class DuplicatesIT {
  private static final int TIMES = 4;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Test
  void requestsThatAreRepeatedAtTheSameMomentCountOnce(Suite suite) throws Exception {
    try (StoryJourneys _ = StoryJourneys.publish(suite, Duration.ofSeconds(5))) {
      Shopper shopper = new Shopper(suite, Long.parseLong(Runs.next(), Character.MAX_RADIX));

      atOnce(shopper::signUp).forEach(answer -> assertThat(answer.status()).isEqualTo(200));
      atOnce(shopper::buy).forEach(answer -> assertThat(answer.status()).isEqualTo(200));
      shopper.awaitPoints();
      String redemption =
          theOne(atOnce(() -> shopper.hold("hold-" + shopper.customer().run())), 201);
      theOne(atOnce(() -> shopper.capture(redemption)), 200);

      await().atMost(LONGEST).untilAsserted(() -> assertOnce(Footprint.of(shopper, suite)));
    }
  }

  @Test
  void aContactThatIsAskedForAgainIsDecidedOnce(Suite suite) throws Exception {
    Shopper shopper = known(suite);
    Map<String, Object> request =
        Map.of(
            "profileId", shopper.profileId(),
            "purpose", "marketing",
            "channels", List.of("email"),
            "template", "campaign-news",
            "parameters", Map.of("title", "News", "body", "Hello", "url", "https://shop.example"));

    List<Answer> answers =
        atOnce(
            () ->
                suite
                    .as(Service.POLICY)
                    .post(
                        "/v1/contacts",
                        request,
                        "Idempotency-Key",
                        "contact-" + shopper.customer().run()));

    assertThat(answers).extracting(Answer::status).contains(202).isSubsetOf(202, 409);
    assertThat(
            answers.stream().filter(answer -> answer.status() == 202).map(Answer::body).distinct())
        .hasSize(1);
  }

  @Test
  void oneClickThatIsRepeatedIsOneWithdrawal(Suite suite) throws Exception {
    Shopper shopper = known(suite);
    Mail welcome =
        await()
            .atMost(LONGEST)
            .until(() -> suite.inbox().of(shopper.customer().email()), mails -> !mails.isEmpty())
            .getFirst();

    atOnce(welcome::unsubscribe).forEach(answer -> assertThat(answer.status()).isEqualTo(200));

    String path = "/v1/profiles/" + shopper.profileId() + "/consents";
    await()
        .atMost(LONGEST)
        .untilAsserted(
            () ->
                assertThat(statuses(shopper.get(Service.PROFILE, path)))
                    .containsExactly("granted", "withdrawn"));
  }

  /** Kafka delivers at least once. Here it delivers everything it ever delivered once more. */
  @Test
  void everyRecordOfEveryTopicOnceMoreChangesNothing(Stack stack, Suite suite) throws Exception {
    try (StoryJourneys _ = StoryJourneys.publish(suite, Duration.ofSeconds(5))) {
      Shopper shopper = new Shopper(suite, Long.parseLong(Runs.next(), Character.MAX_RADIX));
      shopper.live();
      await().atMost(LONGEST).untilAsserted(() -> assertOnce(Footprint.of(shopper, suite)));
      KafkaReplay kafka = new KafkaReplay(stack.settings().ports().of(Port.KAFKA));
      kafka.awaitConsumed();
      Footprint before = Footprint.of(shopper, suite);
      JsonNode booksBefore = books(suite);

      assertThat(kafka.everything()).isGreaterThan(10);
      kafka.awaitConsumed();

      assertThat(Footprint.of(shopper, suite)).isEqualTo(before);
      assertThat(books(suite)).isEqualTo(booksBefore);
    }
  }

  private static Shopper known(Suite suite) throws Exception {
    Shopper shopper = new Shopper(suite, Long.parseLong(Runs.next(), Character.MAX_RADIX));
    Patient.ask(shopper::signUp).expect(200);
    await().atMost(LONGEST).until(() -> !Footprint.of(shopper, suite).mails().isEmpty());
    return shopper;
  }

  private static void assertOnce(Footprint footprint) {
    assertThat(footprint.events()).containsExactly("Order Completed", "Signed Up", "identify");
    assertThat(footprint.decisions()).containsExactly("approved by channel", "approved by channel");
    assertThat(footprint.messages())
        .containsExactly("order-confirmation accepted", "welcome accepted");
    assertThat(footprint.mails()).hasSize(2);
    assertThat(footprint.movements()).containsExactly("burned 500", "earned 1300", "held 500");
    assertThat(footprint.entries()).hasSize(1);
    assertThat(footprint.available()).isEqualTo(Shopper.EARNED - Shopper.BURNED);
  }

  /** The id that every answer with that status names; the others came too early (409). */
  private static String theOne(List<Answer> answers, int status) throws Exception {
    List<String> ids = new ArrayList<>();
    for (Answer answer : answers) {
      if (answer.expect(status, 409).status() == status) {
        ids.add(answer.json().path("id").asText());
      }
    }
    assertThat(ids.stream().distinct()).hasSize(1);
    return ids.getFirst();
  }

  private static List<Answer> atOnce(Callable<Answer> request) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> sent = new ArrayList<>();
      for (int i = 0; i < TIMES; i++) {
        sent.add(threads.submit(request));
      }
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> answer : sent) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private static List<String> statuses(JsonNode consents) {
    List<String> statuses = new ArrayList<>();
    consents.path("history").forEach(entry -> statuses.add(entry.path("status").asText()));
    return statuses;
  }

  private static JsonNode books(Suite suite) throws Exception {
    return suite.as(Service.LOYALTY).get("/v1/journal/verification").expect(200).json();
  }
}
