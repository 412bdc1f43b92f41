package io.assidu.profile.consent;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.ingest.ConsentGiven;
import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.profile.profile.LatestWord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a statement adds to the register, as plain values. */
final class Register {

  private Register() {}

  /**
   * Who says no to a whole purpose on a channel says no to each of its topics: those that were
   * granted get a record of their own, so that no older yes to a part survives the no to the whole.
   */
  static List<ConsentGiven> widened(List<ConsentState> standing, List<ConsentGiven> given) {
    List<ConsentGiven> all = new ArrayList<>(given);
    for (ConsentGiven no : given) {
      if (no.topic() == null && no.status() != ConsentStatus.GRANTED) {
        standing.stream()
            .filter(s -> s.purpose() == no.purpose() && s.channel() == no.channel())
            .filter(s -> s.topic() != null && s.status() == ConsentStatus.GRANTED)
            .map(s -> about(no, s.topic()))
            .filter(n -> given.stream().noneMatch(g -> sameSubject(g, n)))
            .forEach(all::add);
      }
    }
    return all;
  }

  static List<ConsentRecord> records(
      List<ConsentState> standing,
      List<ConsentGiven> given,
      Evidence evidence,
      Instant at,
      Instant now,
      Supplier<UUID> ids) {
    List<ConsentRecord> records = new ArrayList<>();
    List<ConsentState> current = standing;
    for (ConsentGiven said : widened(standing, given)) {
      ConsentRecord record =
          new ConsentRecord(
              ids.get(),
              said.purpose(),
              said.channel(),
              said.topic(),
              said.status(),
              find(current, said.purpose(), said.channel(), said.topic())
                  .map(ConsentState::status)
                  .orElse(null),
              said.notice(),
              said.method(),
              evidence.source(),
              evidence.eventId(),
              evidence.circumstances(),
              at,
              now);
      records.add(record);
      current = LatestWord.of(current, List.of(record.state()));
    }
    return records;
  }

  static Optional<ConsentState> find(
      List<ConsentState> states, Purpose purpose, Channel channel, @Nullable String topic) {
    return states.stream()
        .filter(s -> s.purpose() == purpose && s.channel() == channel)
        .filter(s -> Objects.equals(s.topic(), topic))
        .findFirst();
  }

  private static ConsentGiven about(ConsentGiven no, @Nullable String topic) {
    return new ConsentGiven(
        no.purpose(), no.channel(), topic, no.status(), no.notice(), no.method());
  }

  private static boolean sameSubject(ConsentGiven one, ConsentGiven other) {
    return one.purpose() == other.purpose()
        && one.channel() == other.channel()
        && Objects.equals(one.topic(), other.topic());
  }
}
