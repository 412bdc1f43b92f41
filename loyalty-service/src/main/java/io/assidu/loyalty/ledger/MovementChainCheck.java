package io.assidu.loyalty.ledger;

import io.assidu.loyalty.chain.Fields;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chains of a program's accounts, one after the other, and notes what does not hold. Feed
 * it every movement, by account and sequence; it keeps nothing but the last one, so a ledger of any
 * length can be checked.
 */
final class MovementChainCheck {

  private static final int MOST_FINDINGS = 100;

  private final List<String> findings = new ArrayList<>();
  private final Fields heads = new Fields();
  private @Nullable UUID account;
  private Movement.Place place = Movement.Place.BEGINNING;
  private long accounts;
  private long movements;

  /**
   * @param stored the hash that stands with the movement
   */
  void next(MovementChain.Link link, String stored) {
    if (!link.accountId().equals(account)) {
      closeAccount();
      account = link.accountId();
      place = Movement.Place.BEGINNING;
      accounts++;
    }
    movements++;
    if (link.sequence() != place.sequence() + 1) {
      find(link, "stands where " + (place.sequence() + 1) + " should");
    }
    if (!MovementChain.hash(place.hash(), link).equals(stored)) {
      find(link, "is not what was sealed");
    }
    long gained =
        link.changes().stream().mapToLong(change -> change.available() + change.held()).sum();
    if (gained - link.debt() + link.counter() != 0) {
      find(link, "does not balance");
    }
    place = new Movement.Place(link.sequence(), stored);
  }

  private void closeAccount() {
    if (account != null) {
      heads.add(account).add(place.hash());
    }
  }

  private void find(MovementChain.Link link, String what) {
    find("movement " + link.sequence() + " of account " + link.accountId() + " " + what);
  }

  void find(String finding) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(finding);
    }
  }

  LedgerVerificationView view(String program, PointsBalancesView balances) {
    closeAccount();
    account = null;
    if (balances.off() != 0) {
      find("the points of members and program add up to " + balances.off() + ", not to nothing");
    }
    if (balances.transferred() != 0) {
      find("members passed on " + balances.transferred() + " points more than others got");
    }
    return new LedgerVerificationView(
        program,
        findings.isEmpty(),
        List.copyOf(findings),
        accounts,
        movements,
        heads.sha256(),
        balances);
  }
}
