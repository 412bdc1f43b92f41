package io.assidu.journey.definition;

import io.assidu.journey.engine.Journey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The journeys as instances need them, compiled once. Versions never change, so they are kept;
 * which of them is live is asked again after a second, so that what one replica publishes is live
 * on all of them within that time (on itself at once).
 */
@ApplicationScoped
public class LiveJourneys {

  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final JourneyStore journeys;
  private final VersionStore versions;
  private final DocumentReader reader;
  private final Map<VersionRow.Key, Journey> compiled = new ConcurrentHashMap<>();
  private final AtomicLong changes = new AtomicLong();
  private volatile @Nullable Reading latest;

  LiveJourneys(JourneyStore journeys, VersionStore versions, DocumentReader reader) {
    this.journeys = journeys;
    this.versions = versions;
    this.reader = reader;
  }

  /**
   * What is in force.
   *
   * @param live the versions that take people in
   * @param archived ids of the journeys that let everyone out
   */
  public record InForce(List<Journey> live, Set<String> archived) {}

  /** What was in force when {@code changes} had been made here. */
  private record Reading(InForce inForce, long changes, long atNanos) {}

  /** What is in force now. Called in a unit of work. */
  public Uni<InForce> inForce() {
    Reading reading = latest;
    long readAt = System.nanoTime();
    long asOf = changes.get();
    if (reading != null && reading.changes() == asOf && readAt - reading.atNanos() < FRESH_NANOS) {
      return Uni.createFrom().item(reading.inForce());
    }
    return journeys
        .withState(JourneyState.LIVE)
        .flatMap(this::compile)
        .flatMap(live -> archived().map(archived -> new InForce(live, archived)))
        .invoke(inForce -> latest = new Reading(inForce, asOf, readAt));
  }

  /** A version that was published once. Called in a unit of work. */
  public Uni<Journey> version(String journeyId, int version) {
    VersionRow.Key key = new VersionRow.Key(journeyId, version);
    Journey known = compiled.get(key);
    if (known != null) {
      return Uni.createFrom().item(known);
    }
    return versions
        .version(journeyId, version)
        .onItem()
        .ifNull()
        .failWith(() -> new IllegalStateException("No version " + key))
        .map(row -> reader.read(journeyId, version, row.document))
        .invoke(journey -> compiled.put(key, journey));
  }

  /** Something was published, paused, resumed or archived here. */
  void changed() {
    changes.incrementAndGet();
  }

  private Uni<List<Journey>> compile(List<JourneyRow> rows) {
    return Multi.createFrom()
        .iterable(rows)
        .onItem()
        .transformToUniAndConcatenate(row -> version(row.id, row.mustBeLive()))
        .collect()
        .asList();
  }

  private Uni<Set<String>> archived() {
    return journeys
        .withState(JourneyState.ARCHIVED)
        .map(rows -> rows.stream().map(row -> row.id).collect(Collectors.toUnmodifiableSet()));
  }
}
