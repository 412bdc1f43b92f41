package io.assidu.policy.document;

import io.assidu.policy.PolicyError;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The policies being worked on. */
@ApplicationScoped
public class PolicyDrafts {

  private final PolicyStore store;

  PolicyDrafts(PolicyStore store) {
    this.store = store;
  }

  /** The draft of a policy; fails with {@link PolicyError#UNKNOWN_POLICY} if there is none. */
  public Uni<PolicyDraft> get(String id) {
    return store
        .draft(id)
        .map(
            found ->
                found.orElseThrow(
                    () -> PolicyError.UNKNOWN_POLICY.problem("There is no such contact policy.")));
  }
}
