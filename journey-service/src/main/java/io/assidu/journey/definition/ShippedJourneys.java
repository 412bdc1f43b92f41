package io.assidu.journey.definition;

import io.assidu.journey.JourneyConfig;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Publishes the journeys that come with the service, once: whoever changes, pauses or archives one
 * of them has the last word.
 */
@ApplicationScoped
class ShippedJourneys {

  private static final Logger LOG = Logger.getLogger(ShippedJourneys.class);
  private static final List<String> IDS = List.of("welcome", "cart-abandonment");

  private final JourneyConfig config;
  private final UnitOfWork unitOfWork;
  private final JourneyStore store;
  private final Journeys journeys;
  private final DocumentReader reader;

  ShippedJourneys(
      JourneyConfig config,
      UnitOfWork unitOfWork,
      JourneyStore store,
      Journeys journeys,
      DocumentReader reader) {
    this.config = config;
    this.unitOfWork = unitOfWork;
    this.store = store;
    this.journeys = journeys;
    this.reader = reader;
  }

  void atStart(@Observes StartupEvent start) throws Throwable {
    if (config.shippedJourneys()) {
      VertxContextSupport.subscribeAndAwait(this::publishMissing);
    }
  }

  private Uni<Void> publishMissing() {
    return Multi.createFrom()
        .iterable(IDS)
        .onItem()
        .transformToUniAndConcatenate(id -> unitOfWork.run(work -> publishIfMissing(work, id)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> publishIfMissing(Work work, String id) {
    return lockAgainstOtherReplicas(work)
        .flatMap(locked -> store.findById(id))
        .flatMap(
            row ->
                row != null
                    ? Uni.createFrom().voidItem()
                    : journeys
                        .save(id, reader.parse(text(id)), absent -> {})
                        .flatMap(saved -> journeys.publish(work, id, draft -> {}))
                        .invoke(() -> LOG.infof("Published the shipped journey %s", id))
                        .replaceWithVoid());
  }

  /** Replicas that start at the same moment do this one after the other. */
  private static Uni<?> lockAgainstOtherReplicas(Work work) {
    return work.query(
        "select pg_advisory_xact_lock(hashtext($1))", ShippedJourneys.class.getName());
  }

  static String text(String id) {
    String resource = "journeys/" + id + ".json";
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
      return new String(
          Objects.requireNonNull(in, resource).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
