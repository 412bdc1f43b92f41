package io.assidu.policy.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The working draft of a policy. */
@Entity
@Table(name = "policy_draft")
class PolicyDraftRow {

  @Id
  @Column(name = "policy_id")
  String policyId;

  long revision;

  String document;

  @Column(name = "updated_at")
  Instant updatedAt;

  @SuppressWarnings("NullAway.Init") // Hibernate fills it
  PolicyDraftRow() {}

  PolicyDraftRow(String policyId, String document, Instant updatedAt) {
    this.policyId = policyId;
    this.revision = 1;
    this.document = document;
    this.updatedAt = updatedAt;
  }
}
