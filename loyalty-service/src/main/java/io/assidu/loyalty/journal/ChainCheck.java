package io.assidu.loyalty.journal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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
  private final Map<String, Sums> sums = new TreeMap<>();

  /** What was debited and credited in all, in one currency. */
  public record Sums(BigDecimal debits, BigDecimal credits) {

    private static final Sums NONE = new Sums(BigDecimal.ZERO, BigDecimal.ZERO);

    private Sums plus(Line line) {
      return new Sums(debits.add(line.debit()), credits.add(line.credit()));
    }
  }

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
      sums.put(sealed.entry().currency(), sums(sealed.entry().currency()).plus(line));
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

  /** Of the entries in one currency. */
  public Sums sums(String currency) {
    return sums.getOrDefault(currency, Sums.NONE);
  }

  /** What there were entries in. */
  public Set<String> currencies() {
    return Set.copyOf(sums.keySet());
  }
}
