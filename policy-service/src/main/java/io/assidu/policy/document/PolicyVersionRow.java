package io.assidu.policy.document;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What was published of a policy. */
@Entity
@Table(name = "policy_version")
class PolicyVersionRow {

  /** Which version of which policy. */
  @Embeddable
  record Id(@Column(name = "policy_id") String policyId, int version) {}

  @EmbeddedId Id id;

  String document;

  @Column(name = "published_at")
  Instant publishedAt;

  @Column(name = "published_by")
  @Nullable String publishedBy;

  @SuppressWarnings("NullAway.Init") // Hibernate fills it
  PolicyVersionRow() {}

  PolicyVersionRow(Id id, String document, Instant publishedAt, String publishedBy) {
    this.id = id;
    this.document = document;
    this.publishedAt = publishedAt;
    this.publishedBy = publishedBy;
  }
}
