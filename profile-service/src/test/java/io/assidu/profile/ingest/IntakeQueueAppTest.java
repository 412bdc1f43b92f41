package io.assidu.profile.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.Topics;
import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.contracts.profile.EventContext;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.platform.messaging.Event;
import io.assidu.profile.Shop;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class IntakeQueueAppTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int REQUESTS = 300;

  @Inject IntakeQueue queue;
  @Inject MeterRegistry metrics;

  @Test
  void requests_that_come_at_once_share_commits_and_keep_their_stories() throws Exception {
    String run = Shop.someone("run");
    long commitsBefore = commits();

    List<CompletableFuture<Void>> answers =
        IntStream.range(0, REQUESTS)
            .mapToObj(i -> told(run + "-" + i, run, "story-" + i))
            .map(this::accept)
            .toList();
    CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
        .get(LIMIT.toSeconds(), TimeUnit.SECONDS);

    assertThat(commits() - commitsBefore).isBetween(1L, REQUESTS / 2L);
    List<Event<IngestedEvent>> durable = eventsOf(run, REQUESTS);
    assertThat(durable)
        .allSatisfy(
            event ->
                assertThat(event.correlationId())
                    .isEqualTo(event.data().messageId().replace(run, "story")));
    assertThat(durable).extracting(event -> event.data().messageId()).doesNotHaveDuplicates();
  }

  @Test
  void one_that_the_database_refuses_spoils_no_other() {
    String run = Shop.someone("run");
    List<String> messages = new ArrayList<>(IntStream.range(0, 40).mapToObj(i -> run + i).toList());
    messages.set(17, run + "\0"); // PostgreSQL takes no NUL in a text

    List<CompletableFuture<Void>> answers =
        messages.stream().map(message -> accept(told(message, run, "any"))).toList();

    assertThat(answers.get(17)).failsWithin(LIMIT);
    Stream.concat(answers.stream().limit(17), answers.stream().skip(18))
        .forEach(answer -> assertThat(answer).succeedsWithin(LIMIT));
    assertThat(eventsOf(run, 39)).hasSize(39);
  }

  @Test
  void the_same_message_twice_at_once_is_one() {
    String run = Shop.someone("run");
    List<CompletableFuture<Void>> answers =
        Stream.generate(() -> told(run, run, "any")).limit(20).map(this::accept).toList();
    answers.forEach(answer -> assertThat(answer).succeedsWithin(LIMIT));
    assertThat(accept(told(run + "-last", run, "any"))).succeedsWithin(LIMIT);

    assertThat(eventsOf(run, 2))
        .extracting(event -> event.data().messageId())
        .containsExactlyInAnyOrder(run, run + "-last");
  }

  private CompletableFuture<Void> accept(Incoming event) {
    return Uni.createFrom()
        .deferred(() -> queue.accept(List.of(event)))
        .subscribeAsCompletionStage();
  }

  private long commits() {
    DistributionSummary groups = metrics.find("assidu.profile.intake.group").summary();
    return groups == null ? 0 : groups.count();
  }

  /** Once there are as many of them as there have to be; more would be seen as well. */
  private static List<Event<IngestedEvent>> eventsOf(String customer, int count) {
    return Awaitility.await()
        .atMost(LIMIT)
        .until(
            () ->
                KafkaProbe.all(Topics.INGEST_EVENTS).stream()
                    .filter(event -> isOf(event.data(), customer))
                    .toList(),
            events -> events.size() >= count);
  }

  private static boolean isOf(IngestedEvent event, String customer) {
    return event.identifiers().stream().anyMatch(one -> one.value().equals(customer));
  }

  private static Incoming told(String message, String customer, String story) {
    Instant now = Instant.now();
    return new Incoming(
        new IngestedEvent(
            message,
            "shop",
            "track",
            "Told",
            List.of(new Identifier(IdentifierType.CUSTOMER_ID, customer)),
            Map.of(),
            Map.of(),
            List.of(),
            null,
            EventContext.none(),
            now,
            now),
        story);
  }
}
