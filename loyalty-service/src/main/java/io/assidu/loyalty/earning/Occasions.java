package io.assidu.loyalty.earning;

import io.assidu.loyalty.ledger.MemberAccount;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** The occasions on which actions gave points. */
final class Occasions {

  /** An action that gave points on an occasion. */
  record Taken(UUID accountId, String action, String occasion) {}

  private final Set<Taken> taken;

  Occasions(Set<Taken> taken) {
    this.taken = new HashSet<>(taken);
  }

  /** Whether no account of the member, whichever profile it was opened for, had it. */
  boolean isNew(MemberAccount member, Claim claim) {
    return member.accountIds().stream()
        .noneMatch(
            account -> taken.contains(new Taken(account, claim.action().id(), claim.occasion())));
  }

  void add(UUID accountId, Claim claim) {
    taken.add(new Taken(accountId, claim.action().id(), claim.occasion()));
  }
}
