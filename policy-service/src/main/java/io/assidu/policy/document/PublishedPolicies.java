package io.assidu.policy.document;

import io.assidu.policy.PolicyError;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The policies as they were published last. */
@ApplicationScoped
public class PublishedPolicies {

  private final PolicyStore store;

  PublishedPolicies(PolicyStore store) {
    this.store = store;
  }

  /** The latest version; fails with {@link PolicyError#UNKNOWN_POLICY} if there is none. */
  public Uni<PublishedPolicy> get(String id) {
    return store
        .latest(id)
        .map(
            found ->
                found.orElseThrow(
                    () ->
                        PolicyError.UNKNOWN_POLICY.problem(
                            "There is no such contact policy, or it was never published.")));
  }
}
