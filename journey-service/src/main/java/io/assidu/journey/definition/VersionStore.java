package io.assidu.journey.definition;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps published versions. */
@ApplicationScoped
class VersionStore implements PanacheRepositoryBase<VersionRow, VersionRow.Key> {

  Uni<@Nullable VersionRow> version(String journeyId, int version) {
    return findById(new VersionRow.Key(journeyId, version));
  }

  /** Newest first. */
  Uni<List<VersionRow>> of(String journeyId) {
    return list("key.journeyId = ?1 order by key.version desc", journeyId);
  }
}
