package io.assidu.journey.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.journey.JourneyError;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an author may do with journeys. Every method is called in a unit of work. */
@ApplicationScoped
class Journeys {

  private final JourneyStore journeys;
  private final VersionStore versions;
  private final DocumentReader reader;
  private final LiveJourneys live;
  private final LeavingPeople people;
  private final Clock clock;

  Journeys(
      JourneyStore journeys,
      VersionStore versions,
      DocumentReader reader,
      LiveJourneys live,
      LeavingPeople people,
      Clock clock) {
    this.journeys = journeys;
    this.versions = versions;
    this.reader = reader;
    this.live = live;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Fails unless the stored draft, by its revision, is the one the caller has read; there is no
   * revision where there is no journey.
   */
  interface Precondition extends Consumer<@Nullable Long> {}

  /** Keeps a draft, if the document is one that could be published. */
  Uni<JourneyRow> save(String id, JsonNode document, Precondition precondition) {
    reader.read(id, 0, document);
    return journeys
        .lock(id)
        .invoke(row -> precondition.accept(row == null ? null : row.revision))
        .flatMap(row -> row == null ? create(id, document) : change(row, document));
  }

  private Uni<JourneyRow> create(String id, JsonNode document) {
    JourneyRow row = new JourneyRow();
    row.id = id;
    row.draft = document.toPrettyString();
    row.revision = 1;
    row.createdAt = clock.instant();
    row.updatedAt = row.createdAt;
    return journeys.persistAndFlush(row);
  }

  private Uni<JourneyRow> change(JourneyRow row, JsonNode document) {
    notArchived(row);
    row.draft = document.toPrettyString();
    row.revision++;
    row.updatedAt = clock.instant();
    return Uni.createFrom().item(row);
  }

  /** Makes the draft the live version. Instances that run keep the version they started with. */
  Uni<VersionRow> publish(Work work, String id, Precondition precondition) {
    return existing(id)
        .invoke(row -> precondition.accept(row.revision))
        .flatMap(
            row -> {
              notArchived(row);
              if (row.publishedAsItIs()) {
                throw JourneyError.NOTHING_TO_PUBLISH.problem(
                    "Version " + row.liveVersion + " is the draft as it is.");
              }
              return publish(work, row);
            });
  }

  private Uni<VersionRow> publish(Work work, JourneyRow row) {
    Instant now = clock.instant();
    int version = row.nextVersion();
    reader.read(row.id, version, row.draft);
    VersionRow published = new VersionRow();
    published.key = new VersionRow.Key(row.id, version);
    published.document = row.draft;
    published.publishedAt = now;
    row.liveVersion = version;
    row.publishedRevision = row.revision;
    row.state = JourneyState.LIVE;
    row.updatedAt = now;
    work.afterCommit(live::changed);
    return versions.persist(published);
  }

  /** From here on nobody enters; whoever is inside walks on. */
  Uni<JourneyRow> pause(Work work, String id) {
    return change(work, id, JourneyState.LIVE, JourneyState.PAUSED);
  }

  /** People enter again. */
  Uni<JourneyRow> resume(Work work, String id) {
    return change(work, id, JourneyState.PAUSED, JourneyState.LIVE);
  }

  private Uni<JourneyRow> change(Work work, String id, JourneyState from, JourneyState to) {
    return existing(id)
        .invoke(
            row -> {
              if (row.state != from && row.state != to) {
                throw JourneyError.WRONG_STATE.problem(
                    "It is " + row.state.wire() + ", not " + from.wire() + ".");
              }
              enter(work, row, to);
            });
  }

  /** Nobody enters, and everyone inside leaves. For good. */
  Uni<JourneyRow> archive(Work work, String id) {
    return existing(id)
        .flatMap(
            row -> {
              if (row.state == JourneyState.ARCHIVED) {
                return Uni.createFrom().item(row);
              }
              enter(work, row, JourneyState.ARCHIVED);
              return people.leave(work, id).replaceWith(row);
            });
  }

  private void enter(Work work, JourneyRow row, JourneyState state) {
    if (row.state != state) {
      row.state = state;
      row.updatedAt = clock.instant();
      work.afterCommit(live::changed);
    }
  }

  private Uni<JourneyRow> existing(String id) {
    return journeys.lock(id).onItem().ifNull().failWith(() -> unknown(id));
  }

  private static void notArchived(JourneyRow row) {
    if (row.state == JourneyState.ARCHIVED) {
      throw JourneyError.JOURNEY_ARCHIVED.problem("It can be read, but not changed any more.");
    }
  }

  static ProblemException unknown(String id) {
    return PlatformError.NOT_FOUND.problem("There is no journey '" + id + "'.");
  }
}
