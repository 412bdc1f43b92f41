package io.assidu.journey.definition;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.Set;

/**
 * The {@code event_name} table: what any version published so far can start on, wait for, end by.
 * The database itself keeps it, in the transaction that publishes.
 */
@ApplicationScoped
public class EventNames {

  private final Pool pool;

  EventNames(Pool pool) {
    this.pool = pool;
  }

  /**
   * All of them as they stand now, read outside any unit of work: whoever is on a walk that waits
   * for an event got there by a version whose names had been committed with it.
   */
  public Uni<Set<String>> all() {
    return pool.preparedQuery("select name from event_name")
        .execute()
        .map(
            rows -> {
              Set<String> names = new HashSet<>();
              rows.forEach(row -> names.add(row.getString("name")));
              return names;
            });
  }
}
