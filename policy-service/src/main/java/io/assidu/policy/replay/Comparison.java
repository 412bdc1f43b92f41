package io.assidu.policy.replay;

import io.assidu.contracts.contact.Channel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Sets what a policy would have made of a period against what really happened, adding up person by
 * person. Keeps sums only.
 */
public final class Comparison {

  /** Adds up one way that things went. */
  private static final class Sum {
    private final Map<Channel, Long> sent = new EnumMap<>(Channel.class);
    private final Map<String, Long> deferrals = new TreeMap<>();
    private final Map<String, Long> suppressed = new TreeMap<>();
    private long waiting;
    private long peopleReached;
    private BigDecimal valueSent = BigDecimal.ZERO;
    private BigDecimal valueForgone = BigDecimal.ZERO;

    void add(Fate fate, @Nullable BigDecimal worth) {
      BigDecimal value = Objects.requireNonNullElse(worth, BigDecimal.ZERO);
      fate.deferrals().forEach(rule -> deferrals.merge(rule, 1L, Long::sum));
      switch (fate.verdict()) {
        case APPROVED -> {
          sent.merge(Objects.requireNonNull(fate.channel()), 1L, Long::sum);
          valueSent = valueSent.add(value);
        }
        case SUPPRESSED, UNKNOWN -> {
          suppressed.merge(fate.rule(), 1L, Long::sum);
          valueForgone = valueForgone.add(fate.forgone(value));
        }
        case DEFERRED -> waiting++;
      }
    }

    Totals totals() {
      return new Totals(
          sent, deferrals, suppressed, waiting, peopleReached, valueSent, valueForgone);
    }
  }

  private final Replay replay;
  private final Sum recorded = new Sum();
  private final Sum replayed = new Sum();
  private long contacts;
  private long people;
  private long peopleChanged;
  private long newlySent;
  private long noLongerSent;
  private long otherMoment;
  private long otherChannel;

  public Comparison(Replay replay) {
    this.replay = replay;
  }

  /** Replays one more person. */
  public void add(PersonHistory history) {
    Instant from = replay.from();
    List<Fate> would = replay.fates(history);
    boolean reached = false;
    boolean wouldReach = false;
    boolean changed = false;
    for (int i = 0; i < would.size(); i++) {
      RecordedContact contact = history.contacts().get(i);
      BigDecimal value = contact.request().value();
      Fate was = contact.fate(from);
      recorded.add(was, value);
      replayed.add(would.get(i), value);
      reached |= was.sent();
      wouldReach |= would.get(i).sent();
      changed |= differs(was, would.get(i));
    }
    contacts += would.size();
    people++;
    peopleChanged += changed ? 1 : 0;
    recorded.peopleReached += reached ? 1 : 0;
    replayed.peopleReached += wouldReach ? 1 : 0;
  }

  private boolean differs(Fate was, Fate would) {
    if (was.sent() != would.sent()) {
      newlySent += would.sent() ? 1 : 0;
      noLongerSent += was.sent() ? 1 : 0;
      return true;
    }
    if (!was.sent()) {
      return was.verdict() != would.verdict();
    }
    boolean moved = !was.sameMoment(would);
    boolean switched = !was.sameChannel(would);
    otherMoment += moved ? 1 : 0;
    otherChannel += switched ? 1 : 0;
    return moved || switched;
  }

  public long contacts() {
    return contacts;
  }

  public long people() {
    return people;
  }

  /** What really happened. */
  public Totals recorded() {
    return recorded.totals();
  }

  /** What would have happened. */
  public Totals replayed() {
    return replayed.totals();
  }

  public Changes changes() {
    return new Changes(peopleChanged, newlySent, noLongerSent, otherMoment, otherChannel);
  }
}
