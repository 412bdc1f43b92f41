package io.assidu.policy.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.contracts.contact.Verdict;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.Policies;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever comes in whatever order: nested protection holds in every window of a rolling cap. */
class ArbitrationPropertyTest {

  private static final Instant FROM = Instant.parse("2026-11-02T00:00:00Z");
  private static final Duration WINDOW = Duration.ofDays(3);
  private static final int LIMIT = 5;

  /** Care, offers and news, by the lowest priority of each. */
  private static final int[] LEAST = {80, 40, 0};

  @Property
  void noClassEatsWhatIsKeptForThoseAbove(
      @ForAll @Size(max = 60) List<@IntRange(max = 100) Integer> priorities,
      @ForAll @IntRange(max = LIMIT) int one,
      @ForAll @IntRange(max = LIMIT) int two,
      @ForAll @IntRange(min = 1, max = 20) int hours) {
    int care = Math.min(one, two);
    int both = Math.max(one, two);
    Histories history = new Histories();
    for (int i = 0; i < priorities.size(); i++) {
      String at = FROM.plus(Duration.ofHours((long) i * hours)).toString();
      history.asked(
          at, priorities.get(i), Histories.decision(at, Verdict.APPROVED, "channel", null));
    }

    List<Fate> fates = replay(policy(care, both)).fates(history.history());

    for (int i = 0; i < fates.size(); i++) {
      int rank = rank(priorities.get(i));
      int room = LIMIT - (rank == 0 ? 0 : rank == 1 ? care : both);
      int before = sentWithin(fates, fates.get(i).at(), i);
      assertThat(fates.get(i).sent())
          .as("contact %d of class %d, after %d in its window", i, rank, before)
          .isEqualTo(before < room);
    }
  }

  /** All contacts come in order, so the fullest window that holds one is the one before it. */
  private static int sentWithin(List<Fate> fates, Instant at, int before) {
    List<Fate> sent = new ArrayList<>();
    for (Fate fate : fates.subList(0, before)) {
      if (fate.sent() && fate.at().isAfter(at.minus(WINDOW))) {
        sent.add(fate);
      }
    }
    return sent.size();
  }

  private static int rank(int priority) {
    int rank = 0;
    while (priority < LEAST[rank]) {
      rank++;
    }
    return rank;
  }

  private static ContactPolicy policy(int care, int both) {
    return Policies.with(
        """
        "caps": [{"id": "some", "limit": %d, "window": {"rolling": "%s"},
                  "protect": {"fixed": {"care": %d, "offers": %d}}}],
        "arbitration": {"classes": [
          {"id": "care", "minPriority": 80}, {"id": "offers", "minPriority": 40}, {"id": "news"}]}
        """
            .formatted(LIMIT, WINDOW, care, both));
  }

  private static Replay replay(ContactPolicy policy) {
    return new Replay(policy, List.of(), Map.of(), FROM, FROM.plus(Duration.ofDays(60)));
  }
}
