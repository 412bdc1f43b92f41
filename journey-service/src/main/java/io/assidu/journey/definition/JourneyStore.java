package io.assidu.journey.definition;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps journeys. */
@ApplicationScoped
class JourneyStore implements PanacheRepositoryBase<JourneyRow, String> {

  /** The journey, or null; nobody else changes it until the transaction ends. */
  Uni<@Nullable JourneyRow> lock(String id) {
    return findById(id, LockModeType.PESSIMISTIC_WRITE);
  }

  Uni<List<JourneyRow>> page(String after, int limit) {
    return find("id > ?1 order by id", after).page(0, limit).list();
  }

  Uni<List<JourneyRow>> withState(JourneyState state) {
    return list("state = ?1 order by id", state);
  }
}
