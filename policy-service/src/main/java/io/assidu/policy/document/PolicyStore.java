package io.assidu.policy.document;

import io.assidu.platform.work.Work;
import io.assidu.policy.Json;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Policy documents: drafts, and what was published of them. */
@ApplicationScoped
class PolicyStore {

  @ApplicationScoped
  static class Drafts implements PanacheRepositoryBase<PolicyDraftRow, String> {}

  @ApplicationScoped
  static class Versions implements PanacheRepositoryBase<PolicyVersionRow, PolicyVersionRow.Id> {}

  private static final String LATEST_FIRST = "id.policyId = ?1 order by id.version desc";

  private final Drafts drafts;
  private final Versions versions;
  private final Json json;
  private final Clock clock;

  PolicyStore(Drafts drafts, Versions versions, Json json, Clock clock) {
    this.drafts = drafts;
    this.versions = versions;
    this.json = json;
    this.clock = clock;
  }

  Uni<Optional<PolicyDraft>> draft(String id) {
    return drafts.findById(id).map(row -> Optional.ofNullable(row).map(this::draft));
  }

  Uni<List<PolicyDraft>> drafts() {
    return drafts
        .find("order by policyId")
        .list()
        .map(rows -> rows.stream().map(this::draft).toList());
  }

  /** Puts the draft in the place of the one there is. */
  Uni<PolicyDraft> draft(String id, ContactPolicy document) {
    return drafts
        .findById(id)
        .chain(
            row ->
                row == null
                    ? drafts.persist(new PolicyDraftRow(id, json.write(document), clock.instant()))
                    : Uni.createFrom().item(revised(row, document)))
        .map(this::draft);
  }

  /** The latest version; empty when none was published. */
  Uni<Optional<PublishedPolicy>> latest(String id) {
    return versions
        .find(LATEST_FIRST, id)
        .firstResult()
        .map(row -> Optional.ofNullable(row).map(this::published));
  }

  Uni<Optional<PublishedPolicy>> version(String id, int version) {
    return versions
        .findById(new PolicyVersionRow.Id(id, version))
        .map(row -> Optional.ofNullable(row).map(this::published));
  }

  /** Every version, the latest first. */
  Uni<List<PolicyVersion>> versions(String id) {
    return versions
        .find(LATEST_FIRST, id)
        .list()
        .map(
            rows ->
                rows.stream()
                    .map(
                        row ->
                            new PolicyVersion(row.id.version(), row.publishedAt, row.publishedBy))
                    .toList());
  }

  Uni<PublishedPolicy> publish(PublishedPolicy policy, String by) {
    return versions
        .persist(
            new PolicyVersionRow(
                new PolicyVersionRow.Id(policy.id(), policy.version()),
                json.write(policy.document()),
                clock.instant(),
                by))
        .map(this::published);
  }

  /** Draft and version 1 at once, unless somebody else was first. */
  Uni<Void> seed(Work work, String id, ContactPolicy document) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    String text = json.write(document);
    return work.query(
            """
            insert into policy_draft (policy_id, revision, document, updated_at)
            values ($1, 1, $2, $3) on conflict do nothing
            """,
            id,
            text,
            now)
        .chain(
            () ->
                work.query(
                    """
                    insert into policy_version (policy_id, version, document, published_at)
                    values ($1, 1, $2, $3) on conflict do nothing
                    """,
                    id,
                    text,
                    now))
        .replaceWithVoid();
  }

  private PolicyDraftRow revised(PolicyDraftRow row, ContactPolicy document) {
    row.revision++;
    row.document = json.write(document);
    row.updatedAt = clock.instant();
    return row;
  }

  private PolicyDraft draft(PolicyDraftRow row) {
    return new PolicyDraft(
        row.policyId, row.revision, json.read(row.document, ContactPolicy.class), row.updatedAt);
  }

  private PublishedPolicy published(PolicyVersionRow row) {
    return new PublishedPolicy(
        row.id.policyId(), row.id.version(), json.read(row.document, ContactPolicy.class));
  }
}
