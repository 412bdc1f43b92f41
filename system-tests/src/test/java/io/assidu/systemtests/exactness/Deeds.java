package io.assidu.systemtests.exactness;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * What was done to the service from outside, and when by the clock of the machine (ms), which no
 * accident touches.
 */
final class Deeds {

  /** What clients say became of a contact, and what its place under the caps must be in the end. */
  enum Fate {
    UNKNOWN("RESERVED"),
    ACCEPTED("COMMITTED", "accepted"),
    FAILED("RELEASED", "failed"),
    EXPIRED("RELEASED", "expired"),
    BOUNCED("RELEASED", "bounced"),
    /** What was handed over counts, whatever comes of it then. */
    ACCEPTED_AND_FAILED("COMMITTED", "accepted", "failed");

    private final String place;
    private final List<String> outcomes;

    Fate(String place, String... outcomes) {
      this.place = place;
      this.outcomes = List.of(outcomes);
    }

    String place() {
      return place;
    }

    List<String> outcomes() {
      return outcomes;
    }

    boolean releases() {
      return place.equals("RELEASED");
    }
  }

  /** What became of a contact, and since when the service may have known. */
  record Told(Fate fate, long at) {}

  /**
   * A limit that somebody has set themselves.
   *
   * @param window as a profile has it
   * @param at since when the service may have known
   */
  record OwnLimit(int count, String window, long at) {}

  /**
   * Two people who are one for a while. Each moment is when it was asked for, and when the service
   * had certainly done it.
   */
  record Merge(
      UUID survivor,
      UUID absorbed,
      long mergeAsked,
      long mergeDone,
      long unmergeAsked,
      long unmergeDone) {
    static final long NEVER = Long.MAX_VALUE;

    static Merge asked(UUID survivor, UUID absorbed, long at) {
      return new Merge(survivor, absorbed, at, NEVER, NEVER, NEVER);
    }

    Merge done(long at) {
      return new Merge(survivor, absorbed, mergeAsked, at, unmergeAsked, unmergeDone);
    }

    Merge undoAsked(long at) {
      return new Merge(survivor, absorbed, mergeAsked, mergeDone, at, unmergeDone);
    }

    Merge undone(long at) {
      return new Merge(survivor, absorbed, mergeAsked, mergeDone, unmergeAsked, at);
    }
  }

  /**
   * A decision that the service told somebody of, on Kafka or as an answer.
   *
   * @param profileId whom it was about by then
   */
  record Word(UUID decisionId, UUID contactId, UUID profileId, String verdict) {}

  private final InstantSource machine;
  private final Map<UUID, Ask> asks = new ConcurrentHashMap<>();
  private final Map<UUID, Told> told = new ConcurrentHashMap<>();
  private final Map<UUID, Long> heard = new ConcurrentHashMap<>();
  private final NavigableMap<Long, Long> stock = new ConcurrentSkipListMap<>();
  private final Map<UUID, Queue<OwnLimit>> ownLimits = new ConcurrentHashMap<>();
  private final Map<UUID, Merge> merges = new ConcurrentHashMap<>();
  private final Map<UUID, Word> published = new ConcurrentHashMap<>();
  private final Queue<Word> answers = new ConcurrentLinkedQueue<>();

  /**
   * @param machine its clock
   */
  Deeds(InstantSource machine) {
    this.machine = machine;
  }

  void asked(Ask ask) {
    asks.put(ask.contactId(), ask);
  }

  /** To be noted before it is told. The first word counts. */
  void tells(UUID contactId, Fate fate) {
    told.putIfAbsent(contactId, new Told(fate, now()));
  }

  /** The service has answered: what was told of this contact, it knows. */
  void heard(UUID contactId) {
    heard.put(contactId, now());
  }

  /** By now the service has taken in all that was told it on Kafka before this moment. */
  void heardAllBefore(long moment) {
    stock.put(moment, now());
  }

  /** From when on it certainly knew what was told of a contact. */
  long heardBy(UUID contactId) {
    Told what = told.get(contactId);
    if (what == null) {
      return Long.MAX_VALUE;
    }
    Map.Entry<Long, Long> next = stock.higherEntry(what.at());
    long onKafka = next == null ? Long.MAX_VALUE : next.getValue();
    return deliversOnKafka(contactId) ? onKafka : heard.getOrDefault(contactId, Long.MAX_VALUE);
  }

  private boolean deliversOnKafka(UUID contactId) {
    Ask ask = asks.get(contactId);
    return ask != null && ask.way().delivers();
  }

  /** To be noted before the service hears of it. */
  void limits(UUID person, int count, String window) {
    ownLimits
        .computeIfAbsent(person, _ -> new ConcurrentLinkedQueue<>())
        .add(new OwnLimit(count, window, now()));
  }

  void put(UUID mergeId, Merge merge) {
    merges.put(mergeId, merge);
  }

  @Nullable Merge merge(UUID mergeId) {
    return merges.get(mergeId);
  }

  /** Whether it is news. */
  boolean published(Word word) {
    return published.put(word.decisionId(), word) == null;
  }

  void answered(Word word) {
    answers.add(word);
  }

  long now() {
    return machine.millis();
  }

  Map<UUID, Ask> asks() {
    return asks;
  }

  @Nullable Told told(UUID contactId) {
    return told.get(contactId);
  }

  /** In the order in which they were set. */
  List<OwnLimit> ownLimits(UUID person) {
    return new ArrayList<>(ownLimits.getOrDefault(person, new ConcurrentLinkedQueue<>()));
  }

  Collection<Merge> merges() {
    return merges.values();
  }

  Map<UUID, Word> published() {
    return published;
  }

  Collection<Word> answers() {
    return answers;
  }
}
