package io.assidu.journey.instance;

import static io.assidu.journey.Client.act;
import static io.assidu.journey.Client.author;
import static io.assidu.journey.Client.history;
import static io.assidu.journey.Client.instances;
import static io.assidu.journey.Client.publish;
import static io.assidu.journey.Client.publishDraft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.assidu.contracts.Topics;
import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactCancelled;
import io.assidu.contracts.contact.ContactDecided;
import io.assidu.contracts.contact.ContactOutcome;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.JourneyStep;
import io.assidu.contracts.contact.Outcome;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.contact.Reason;
import io.assidu.contracts.contact.Verdict;
import io.assidu.contracts.profile.SegmentEntered;
import io.assidu.journey.Customer;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.messaging.Event;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class WalkAppTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void whoSignsUpIsWelcomedWithTheProfileThatTheEventKnew() {
    Customer anna = Customer.known();
    KafkaProbe.publish(
        Topics.PROFILE_EVENTS, anna.key(), anna.event("Signed Up", Map.of(), 2), "story-1");
    anna.change(Map.of("firstName", "Anna", "plan", "gold"));

    Event<ContactRequested> wanted = requested(r -> r.profileId().equals(anna.id()));
    assertThat(wanted.correlationId()).isEqualTo("story-1");
    assertThat(wanted.data().template()).isEqualTo("welcome");
    assertThat(wanted.data().purpose()).isEqualTo(Purpose.MARKETING);
    assertThat(wanted.data().channels()).containsExactly(Channel.EMAIL);
    assertThat(wanted.data().profileVersion()).isEqualTo(2);
    assertThat(askedBy(wanted.data()).journeyId()).isEqualTo("welcome");
  }

  @Test
  void nobodyIsWelcomedTwice() {
    Customer anna = Customer.known();
    anna.does("Signed Up");
    anna.does("Signed Up");
    requested(r -> r.profileId().equals(anna.id()));
    assertThat(walksOf(anna)).hasSize(1);
  }

  @Test
  void aCartThatIsLeftIsRemindedOfAndAnOrderCallsOffWhatHasNotGoneOut() {
    publish("left-cart", cart("Teapot Added", "PT1S"));
    Customer anna = Customer.known();
    anna.does("Teapot Added", Map.of("product", "teapot"), "story-2");
    Event<ContactRequested> wanted = requested(r -> r.profileId().equals(anna.id()));
    assertThat(wanted.data().template()).isEqualTo("cart-reminder");
    assertThat(wanted.data().parameters()).containsEntry("product", "teapot");
    decide(wanted.data(), Verdict.DEFERRED, Instant.now().plusSeconds(3600));
    UUID walk = askedBy(wanted.data()).instanceId();
    await().atMost(SOON).until(() -> history(walk).contains("contactNews"));

    anna.does("Teapot Bought", Map.of(), "story-3");
    Event<ContactCancelled> cancelled = cancelled(anna);
    assertThat(cancelled.data().contactId()).isEqualTo(wanted.data().contactId());
    assertThat(cancelled.correlationId()).isEqualTo("story-2");
    author().get("/v1/instances/" + walk).then().statusCode(200).body("ending", equalTo("goal"));
  }

  @Test
  void theHistoryTellsWhatBecameOfAMessage() {
    Customer anna = Customer.known();
    anna.does("Signed Up", Map.of(), "story-4-" + anna.id());
    ContactRequested wanted = requested(r -> r.profileId().equals(anna.id())).data();
    decide(wanted, Verdict.APPROVED, null);
    KafkaProbe.publish(
        Topics.CONTACT_OUTCOMES,
        anna.key(),
        new ContactOutcome(
            Ids.next(),
            wanted.contactId(),
            anna.id(),
            Purpose.MARKETING,
            null,
            Channel.EMAIL,
            Outcome.DELIVERED,
            "<1@assidu>",
            null,
            wanted.journey(),
            Instant.now()));
    UUID walk = askedBy(wanted).instanceId();
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                author()
                    .get("/v1/instances/" + walk)
                    .then()
                    .body("history.facts.word", hasItems("approved", "delivered"))
                    .body("history.facts.reasons.flatten()", hasItems("consent: passed")));
    author()
        .get("/v1/traces/story-4-" + anna.id())
        .then()
        .statusCode(200)
        .body("entries.facts.word", hasItems("approved", "delivered"));
  }

  @Test
  void whoIsInsideGoesOnWithTheVersionTheyStartedWith() {
    publish("versions-live", cart("Kettle Added", "PT2S"));
    Customer first = Customer.known();
    first.does("Kettle Added");
    await().atMost(SOON).until(() -> !walksOf(first).isEmpty());

    String etag = author().get("/v1/journeys/versions-live").then().extract().header("ETag");
    author()
        .header("If-Match", etag)
        .body(cart("Kettle Added", "PT1S").replace("cart-reminder", "new-reminder"))
        .put("/v1/journeys/versions-live")
        .then()
        .statusCode(200);
    publishDraft("versions-live").statusCode(200);
    Customer second = Customer.known();
    second.does("Kettle Added");

    ContactRequested newOne = requested(r -> r.profileId().equals(second.id())).data();
    assertThat(newOne.template()).isEqualTo("new-reminder");
    assertThat(askedBy(newOne).version()).isEqualTo(2);
    ContactRequested oldOne = requested(r -> r.profileId().equals(first.id())).data();
    assertThat(oldOne.template()).isEqualTo("cart-reminder");
    assertThat(askedBy(oldOne).version()).isEqualTo(1);
  }

  @Test
  void nobodyEntersWhatIsPausedAndEveryoneLeavesWhatIsArchived() {
    publish("to-archive", cart("Spoon Added", "PT1H"));
    Customer inside = Customer.known();
    inside.does("Spoon Added");
    await().atMost(SOON).until(() -> !walksOf(inside).isEmpty());

    act("to-archive", "pause").statusCode(200);
    Customer late = Customer.known();
    late.does("Spoon Added");
    late.does("Signed Up");
    requested(r -> r.profileId().equals(late.id())); // so the first event was taken in as well
    assertThat(walksOf(late)).extracting(w -> w.get("journeyId")).containsExactly("welcome");

    act("to-archive", "archive").statusCode(200);
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(instances("to-archive"))
                    .extracting(w -> w.get("ending"))
                    .containsExactly("archived"));
  }

  @Test
  void comingIntoASegmentStartsAJourney() {
    publish(
        "segment-entered",
        """
        { "name": "Segment", "start": "tell",
          "triggers": [{ "type": "segment", "segment": "big-spenders", "on": "entered" }],
          "steps": [
            { "id": "tell", "type": "message", "purpose": "service", "template": "campaign-news", "next": "end" },
            { "id": "end", "type": "exit" } ] }
        """);
    Customer anna = Customer.known();
    KafkaProbe.publish(
        Topics.PROFILE_CHANGES,
        anna.key(),
        new SegmentEntered(anna.id(), 5, "big-spenders", 1, Instant.now()));
    ContactRequested wanted = requested(r -> r.profileId().equals(anna.id())).data();
    assertThat(wanted.template()).isEqualTo("campaign-news");
    assertThat(wanted.profileVersion()).isEqualTo(5);
  }

  @Test
  void aPageOfInstancesLeadsToTheNext() {
    publish("paged", cart("Fork Added", "PT1H"));
    for (int i = 0; i < 3; i++) {
      Customer.known().does("Fork Added");
    }
    await().atMost(SOON).until(() -> instances("paged").size() == 3);
    var page = author().get("/v1/journeys/paged/instances?limit=2&running=true").jsonPath();
    assertThat(page.getList("items")).hasSize(2);
    var rest =
        author()
            .queryParam("limit", 2)
            .queryParam("cursor", page.getString("nextCursor"))
            .get("/v1/journeys/paged/instances")
            .jsonPath();
    assertThat(rest.getList("items")).hasSize(1);
    assertThat(rest.getString("nextCursor")).isNull();
    author()
        .get("/v1/journeys/paged/instances?cursor=bm90IG91cnM")
        .then()
        .statusCode(400)
        .body("errors.rule", contains("cursor"));
  }

  private static String cart(String trigger, String timeout) {
    return """
        { "name": "Left", "triggers": [{ "type": "event", "name": "%s" }],
          "goal": { "event": "Teapot Bought" }, "start": "shopping",
          "steps": [
            { "id": "shopping", "type": "waitForEvent", "timeout": "%s", "onTimeout": "remind",
              "branches": [{ "event": "%s", "next": "shopping" }] },
            { "id": "remind", "type": "message", "purpose": "marketing", "template": "cart-reminder",
              "parameters": { "product": "event.properties.product" }, "next": "patience" },
            { "id": "patience", "type": "wait", "for": "PT1H", "next": "end" },
            { "id": "end", "type": "exit" } ] }
        """
        .formatted(trigger, timeout, trigger);
  }

  private static void decide(ContactRequested wanted, Verdict verdict, @Nullable Instant until) {
    KafkaProbe.publish(
        Topics.CONTACT_DECISIONS,
        wanted.profileId().toString(),
        new ContactDecided(
            Ids.next(),
            wanted.contactId(),
            wanted.profileId(),
            verdict,
            Channel.EMAIL,
            until,
            List.of(new Reason("consent", "passed", Map.of())),
            "default",
            1,
            null,
            null,
            wanted,
            Instant.now()));
  }

  private static List<Map<String, Object>> walksOf(Customer customer) {
    return author().get("/v1/profiles/" + customer.id() + "/instances").jsonPath().getList("");
  }

  static Event<ContactRequested> requested(Predicate<ContactRequested> which) {
    return KafkaProbe.await(Topics.CONTACT_REQUESTS, ContactRequested.class, which);
  }

  /** The step that asked for a message. */
  static JourneyStep askedBy(ContactRequested wanted) {
    return Objects.requireNonNull(wanted.journey());
  }

  private static Event<ContactCancelled> cancelled(Customer customer) {
    return KafkaProbe.await(
        Topics.CONTACT_REQUESTS, ContactCancelled.class, c -> c.profileId().equals(customer.id()));
  }
}
