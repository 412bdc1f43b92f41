package io.assidu.policy.replay;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.JourneyStep;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.evaluate.CapCount;
import io.assidu.policy.evaluate.SlotAnswer;
import io.assidu.policy.evaluate.SlotQuestion;
import io.assidu.policy.pressure.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One person's contacts that count, kept in memory. It answers what the Redis Function {@code
 * assidu_reserve_v1} answers, which a test holds it to.
 */
final class MemoryCounters {

  private final Map<UUID, Slot> slots = new HashMap<>();

  MemoryCounters(Map<UUID, Slot> slots) {
    this.slots.putAll(slots);
  }

  /** Takes a slot on the first channel on which all caps leave room; its own does not count. */
  SlotAnswer reserve(SlotQuestion question) {
    Slot own = slots.remove(question.contact().contactId());
    List<CapCount> counts = new ArrayList<>();
    for (Channel channel : question.channels()) {
      Slot slot = slot(question, channel);
      boolean room = true;
      for (CapRule cap : question.caps()) {
        if (covers(cap, slot)) {
          CapCount count = count(cap, channel, question.at());
          counts.add(count);
          room &= count.count() < count.limit();
        }
      }
      if (room) {
        slots.put(question.contact().contactId(), slot);
        return new SlotAnswer.Reserved(channel, List.copyOf(counts));
      }
    }
    if (own != null) {
      slots.put(question.contact().contactId(), own);
    }
    return new SlotAnswer.Full(List.copyOf(counts));
  }

  /** It reached nobody: it does not count any more. */
  void release(UUID contactId) {
    slots.remove(contactId);
  }

  private CapCount count(CapRule cap, Channel channel, Instant at) {
    Duration window = cap.window().rolling();
    List<Instant> times =
        slots.values().stream()
            .filter(slot -> covers(cap, slot))
            .map(Slot::at)
            .filter(time -> time.isAfter(at.minus(window)) && time.isBefore(at.plus(window)))
            .sorted()
            .toList();
    int count = fullest(times, at, window);
    Instant freeAt =
        count < cap.limit() ? null : times.get(times.size() - cap.limit()).plus(window);
    return new CapCount(cap.id(), channel, count, cap.limit(), freeAt);
  }

  /** The most contacts in any interval {@code [s, s + window)} that holds the moment. */
  private static int fullest(List<Instant> times, Instant at, Duration window) {
    List<Instant> starts = new ArrayList<>(times);
    starts.add(at);
    return starts.stream()
        .filter(start -> !start.isAfter(at) && start.isAfter(at.minus(window)))
        .mapToInt(
            start ->
                (int)
                    times.stream()
                        .filter(time -> !time.isBefore(start) && time.isBefore(start.plus(window)))
                        .count())
        .max()
        .orElse(0);
  }

  private static Slot slot(SlotQuestion question, Channel channel) {
    ContactRequested contact = question.contact();
    JourneyStep step = contact.journey();
    return new Slot(
        question.at(),
        channel,
        contact.purpose(),
        contact.topic(),
        step == null ? null : step.journeyId());
  }

  private static boolean covers(CapRule cap, Slot slot) {
    return cap.appliesTo().covers(slot.channel())
        && cap.appliesTo().covers(slot.purpose(), slot.topic(), slot.journey());
  }
}
