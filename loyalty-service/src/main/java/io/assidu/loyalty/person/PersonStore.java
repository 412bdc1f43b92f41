package io.assidu.loyalty.person;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PersonStore {

  /** Answers whether it was newer than what is stored. */
  Uni<Boolean> save(Work work, Person person, @Nullable Birthday birthday) {
    return work.query(
            """
            INSERT INTO person (profile_id, version, country, segments, birthday, zone, locale)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (profile_id) DO UPDATE SET version = excluded.version,
              country = excluded.country, segments = excluded.segments,
              birthday = excluded.birthday, zone = excluded.zone, locale = excluded.locale
            WHERE person.version < excluded.version""",
            person.profileId(),
            person.version(),
            person.country(),
            new JsonArray(person.segments()),
            birthday == null ? null : birthday.day(),
            birthday == null ? null : birthday.zone(),
            person.locale())
        .map(rows -> rows.rowCount() == 1);
  }

  Uni<Void> saveCustomerIds(Work work, UUID profileId, List<String> customerIds) {
    String[] ids = customerIds.toArray(String[]::new);
    return work.query(
            "DELETE FROM person_customer_id WHERE profile_id = $1 AND customer_id <> ALL($2)",
            profileId,
            ids)
        .chain(
            () ->
                work.query(
                    """
                    INSERT INTO person_customer_id (customer_id, profile_id)
                    SELECT DISTINCT unnest($2::text[]), $1::uuid
                    ON CONFLICT (customer_id) DO UPDATE SET profile_id = excluded.profile_id""",
                    profileId,
                    ids))
        .replaceWithVoid();
  }

  Uni<Void> moveCustomerIds(Work work, UUID from, UUID to) {
    return work.query(
            "UPDATE person_customer_id SET profile_id = $2 WHERE profile_id = $1", from, to)
        .replaceWithVoid();
  }

  Uni<Map<UUID, Person>> findAll(Work work, Collection<UUID> profileIds) {
    return work.query(
            "SELECT * FROM person WHERE profile_id = ANY($1)",
            (Object) profileIds.toArray(UUID[]::new))
        .map(
            rows -> {
              Map<UUID, Person> found = new HashMap<>();
              rows.forEach(row -> found.put(row.getUUID("profile_id"), person(row)));
              return found;
            });
  }

  private static Person person(Row row) {
    return new Person(
        row.getUUID("profile_id"),
        row.getLong("version"),
        row.getString("country"),
        row.get(JsonArray.class, "segments").stream().map(String.class::cast).toList(),
        row.getString("locale"));
  }

  Uni<Map<String, UUID>> byCustomerIds(Work work, Collection<String> customerIds) {
    return work.query(
            "SELECT customer_id, profile_id FROM person_customer_id WHERE customer_id = ANY($1)",
            (Object) customerIds.toArray(String[]::new))
        .map(
            rows -> {
              Map<String, UUID> found = new HashMap<>();
              rows.forEach(
                  row -> found.put(row.getString("customer_id"), row.getUUID("profile_id")));
              return found;
            });
  }

  /** Whose birthday it is on one of these days ({@code MM-DD}), after {@code after}. */
  Uni<List<Birthday>> birthdays(Work work, Collection<String> days, UUID after, int most) {
    return work.query(
            """
            SELECT profile_id, birthday, zone FROM person
            WHERE birthday = ANY($1) AND profile_id > $2 ORDER BY profile_id LIMIT $3""",
            days.toArray(String[]::new),
            after,
            most)
        .map(
            rows ->
                Rows.list(
                    rows,
                    row ->
                        new Birthday(
                            row.getUUID("profile_id"),
                            row.getString("birthday"),
                            row.getString("zone"))));
  }

  Uni<Void> delete(Work work, UUID profileId) {
    return work.query("DELETE FROM person WHERE profile_id = $1", profileId).replaceWithVoid();
  }
}
