package io.assidu.platform.chassis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.Topic;
import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.SegmentExited;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.messaging.CloudEvents;
import io.assidu.platform.messaging.EventJson;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Servers.class)
class OutboxRelayAppTest {

  private static final int MESSAGES = 400;

  private final UUID profileId = Ids.next();

  @Inject UnitOfWork units;
  @Inject MeterRegistry metrics;

  @Test
  void whatIsSaidInQuickSuccessionLeavesInOrderAndNoOftenerThanThePaceAllows() {
    long passesBefore = passes();
    long start = System.nanoTime();

    LongStream.rangeClosed(1, MESSAGES).forEach(this::say);
    await().untilAsserted(() -> assertThat(said()).hasSize(MESSAGES));

    long pace =
        ConfigProvider.getConfig().getValue("assidu.outbox.pace", Duration.class).toMillis();
    long milliseconds = Duration.ofNanos(System.nanoTime() - start).toMillis();
    assertThat(said()).isSorted();
    // The timer counts whole milliseconds, so a pass may begin by one too early.
    assertThat(passes() - passesBefore).isLessThanOrEqualTo(milliseconds / (pace - 1) + 2);
  }

  @Test
  void aMessageThatTheReleaseBeforeLeftThereGoesOutInItsTurn() {
    SegmentExited exited = new SegmentExited(profileId, 1, "older", 1, Instant.now());
    String key = profileId.toString();
    Map<String, String> headers =
        CloudEvents.headers(
            Ids.next(), Topic.typeOf(SegmentExited.class), "old", key, Instant.now(), "c", null);
    units
        .run(
            work ->
                work.write(
                    "insert into outbox (topic, key, headers, payload) values ($1, $2, $3, $4)",
                    Topics.PROFILE_CHANGES.name(),
                    key,
                    EventJson.text(headers),
                    Buffer.buffer(EventJson.write(exited))))
        .await()
        .atMost(Duration.ofSeconds(10));
    say(2);

    await().untilAsserted(() -> assertThat(said()).containsExactly(1L, 2L));
  }

  private void say(long version) {
    SegmentExited exited = new SegmentExited(profileId, version, "paced", 1, Instant.now());
    units
        .run(
            work -> {
              work.emit(Topics.PROFILE_CHANGES, profileId.toString(), exited);
              return Uni.createFrom().voidItem();
            })
        .await()
        .atMost(Duration.ofSeconds(10));
  }

  private List<Long> said() {
    return KafkaProbe.all(Topics.PROFILE_CHANGES).stream()
        .filter(
            e -> e.data() instanceof SegmentExited exited && exited.profileId().equals(profileId))
        .map(e -> e.data().version())
        .toList();
  }

  private long passes() {
    return metrics.get("assidu.outbox.pass").summary().count();
  }
}
