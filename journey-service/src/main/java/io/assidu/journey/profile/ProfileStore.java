package io.assidu.journey.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.contracts.profile.ProfileChanged;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the newest snapshot of each profile, without what no journey needs: identifiers, and the
 * addresses of the channels a person can be reached on.
 */
@ApplicationScoped
class ProfileStore {

  private static final String NEWER =
      " on conflict (id) do update set version = excluded.version, snapshot = excluded.snapshot"
          + " where profile.version < excluded.version and not profile.erased";

  private final ObjectMapper json;

  ProfileStore(ObjectMapper json) {
    this.json = json;
  }

  /**
   * A profile as it is kept.
   *
   * @param id the profile that answers for the one asked for: another one after a merge
   */
  record Kept(UUID id, long version, @Nullable ProfileChanged snapshot, boolean erased) {}

  /** Follows merges to the profile that stands for {@code id} now; null when it was never seen. */
  Uni<@Nullable Kept> find(Work work, UUID id) {
    return work.query(
            "with recursive who as ("
                + " select * from profile where id = $1"
                + " union select p.* from profile p join who w on p.id = w.merged_into)"
                + " select id, version, snapshot, erased from who where merged_into is null",
            id)
        .map(rows -> rows.size() == 0 ? null : kept(rows.iterator().next()));
  }

  /** The profiles with these very ids that are kept. */
  Uni<Map<UUID, Kept>> all(Work work, Collection<UUID> ids) {
    return work.query(
            "select id, version, snapshot, erased from profile where id = any($1)",
            (Object) ids.toArray(UUID[]::new))
        .map(ProfileStore::byId)
        .map(
            rows ->
                rows.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, row -> kept(row.getValue()))));
  }

  Uni<Void> take(Work work, ProfileChanged changed) {
    return work.write(
        "insert into profile (id, version, snapshot) values ($1, $2, $3)" + NEWER,
        changed.profileId(),
        changed.version(),
        write(lean(changed)));
  }

  Uni<Void> merged(Work work, ProfileMerged merged) {
    return work.query(
            "insert into profile (id, version, merged_into) values ($1, 0, $2)"
                + " on conflict (id) do update set snapshot = null, merged_into = excluded.merged_into",
            merged.absorbedId(),
            merged.profileId())
        .replaceWithVoid();
  }

  Uni<Void> unmerged(Work work, ProfileUnmerged unmerged) {
    return work.query("update profile set merged_into = null where id = $1", unmerged.restoredId())
        .replaceWithVoid();
  }

  /** Forgets everything but the fact that there was a profile of this id. */
  Uni<Void> erase(Work work, ProfileErased erased) {
    return work.query(
            "insert into profile (id, version, erased) values ($1, $2, true)"
                + " on conflict (id) do update"
                + " set version = excluded.version, snapshot = null, erased = true",
            erased.profileId(),
            erased.version())
        .replaceWithVoid();
  }

  private static ProfileChanged lean(ProfileChanged full) {
    return new ProfileChanged(
        full.profileId(),
        full.version(),
        List.of(),
        full.traits(),
        full.contactPoints().stream().map(p -> new ContactPoint(p.channel(), "")).toList(),
        full.locale(),
        full.zone(),
        full.country(),
        full.consents(),
        full.segments(),
        full.at());
  }

  private static Map<UUID, Row> byId(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .collect(Collectors.toMap(row -> row.getUUID("id"), Function.identity()));
  }

  private Kept kept(Row row) {
    JsonObject snapshot = row.getJsonObject("snapshot");
    return new Kept(
        row.getUUID("id"),
        row.getLong("version"),
        snapshot == null ? null : read(snapshot),
        row.getBoolean("erased"));
  }

  private ProfileChanged read(JsonObject snapshot) {
    try {
      return json.readValue(snapshot.encode(), ProfileChanged.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A stored snapshot cannot be read", e);
    }
  }

  private JsonObject write(ProfileChanged snapshot) {
    try {
      return new JsonObject(json.writeValueAsString(snapshot));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
