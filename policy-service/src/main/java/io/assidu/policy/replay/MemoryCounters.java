package io.assidu.policy.replay;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.JourneyStep;
import io.assidu.policy.evaluate.Cap;
import io.assidu.policy.evaluate.CapCount;
import io.assidu.policy.evaluate.Fullness;
import io.assidu.policy.evaluate.SlotAnswer;
import io.assidu.policy.evaluate.SlotQuestion;
import io.assidu.policy.pressure.Slot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * One person's contacts that count, kept in memory. It answers what the Redis Function {@code
 * assidu_reserve_v4} answers, which a test holds it to.
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
      for (Cap cap : question.caps()) {
        if (covers(cap, slot)) {
          CapCount count = count(cap, channel, question);
          counts.add(count);
          room &= count.hasRoom();
        }
      }
      if (room || question.exempt()) {
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

  private CapCount count(Cap cap, Channel channel, SlotQuestion question) {
    Fullness now =
        Fullness.of(
            cap.window(),
            times(cap, slots.values().stream()),
            question.at(),
            cap.limit() - cap.kept());
    Stream<Slot> all =
        Stream.concat(slots.values().stream(), question.ahead().stream().map(Slot::of));
    Fullness foreseen = Fullness.of(cap.window(), times(cap, all), question.at(), cap.limit());
    return new CapCount(
        cap.rule().id(),
        channel,
        now.count(),
        cap.limit(),
        cap.kept(),
        foreseen.count(),
        now.freeAt());
  }

  private static List<Instant> times(Cap cap, Stream<Slot> slots) {
    return slots.filter(slot -> covers(cap, slot)).map(Slot::at).toList();
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

  private static boolean covers(Cap cap, Slot slot) {
    return cap.rule().appliesTo().covers(slot.channel())
        && cap.rule().appliesTo().covers(slot.purpose(), slot.topic(), slot.journey());
  }
}
