package io.assidu.loyalty.journal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks one program's journal from its first entry and notes what does not hold. Feed it every
 * entry in order; it keeps nothing but the last hash and the sums, so a journal of any length can
 * be checked.
 */
public final class ChainCheck {

  private static final int MOST_FINDINGS = 100;

  private final List<String> findings = new ArrayList<>();
  private String head = Chain.GENESIS;
  private long entries;
  private BigDecimal debits = BigDecimal.ZERO;
  private BigDecimal credits = BigDecimal.ZERO;

  public void next(SealedEntry sealed) {
    entries++;
    if (sealed.sequence() != entries) {
      find("entry " + sealed.sequence() + " stands where " + entries + " should");
    }
    if (!sealed.previousHash().equals(head)) {
      find("entry " + sealed.sequence() + " does not follow the entry before it");
    }
    if (!sealed.hash().equals(Chain.hash(sealed))) {
      find("entry " + sealed.sequence() + " is not what was sealed");
    }
    for (Line line : sealed.entry().lines()) {
      debits = debits.add(line.debit());
      credits = credits.add(line.credit());
    }
    head = sealed.hash();
  }

  /** Notes an entry that cannot even be read as one: debits that are not credits, no lines. */
  public void unreadable(long sequence, String hash, String why) {
    entries++;
    find("entry " + sequence + " cannot stand: " + why);
    head = hash;
  }

  private void find(String finding) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(finding);
    }
  }

  /** What did not hold, in the order of the journal; at most a hundred. */
  public List<String> findings() {
    return List.copyOf(findings);
  }

  /** The hash of the last entry: write it down elsewhere, and cutting the tail shows too. */
  public String head() {
    return head;
  }

  public long entries() {
    return entries;
  }

  public BigDecimal debits() {
    return debits;
  }

  public BigDecimal credits() {
    return credits;
  }
}
