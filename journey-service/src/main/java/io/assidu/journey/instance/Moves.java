package io.assidu.journey.instance;

import io.assidu.journey.engine.Effect;
import io.assidu.journey.engine.Instance;
import io.assidu.journey.engine.Pending;
import io.assidu.journey.timer.Alarm;
import io.assidu.platform.work.Work;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Makes moves last: state, history and messages in one transaction, the alarm after it. */
@ApplicationScoped
class Moves {

  private final InstanceStore store;
  private final NoteStore notes;
  private final ContactEvents contacts;
  private final Alarm alarm;
  private final MeterRegistry meters;

  Moves(
      InstanceStore store,
      NoteStore notes,
      ContactEvents contacts,
      Alarm alarm,
      MeterRegistry meters) {
    this.store = store;
    this.notes = notes;
    this.contacts = contacts;
    this.alarm = alarm;
    this.meters = meters;
  }

  /** Writes the moves of instances whose rows the caller holds. */
  Uni<Void> save(Work work, List<Move> moves) {
    return store
        .update(work, moves.stream().map(Move::after).toList())
        .flatMap(updated -> follow(work, moves))
        .invoke(
            () ->
                moves.stream()
                    .filter(move -> move.before().instance().running())
                    .forEach(this::countEnd));
  }

  /** Writes a new instance with its first move, unless its entry is taken. */
  Uni<Void> begin(Work work, Move first) {
    return store
        .insert(work, first.after())
        .flatMap(
            entered -> {
              if (!entered) {
                return Uni.createFrom().voidItem();
              }
              Instance begun = first.after().instance();
              count("assidu.journey.entered", begun, "version", String.valueOf(begun.version()));
              countEnd(first);
              return follow(work, List.of(first));
            });
  }

  private Uni<Void> follow(Work work, List<Move> moves) {
    return notes
        .write(work, moves)
        .invoke(
            () -> {
              moves.forEach(move -> emit(work, move));
              moves.stream()
                  .map(move -> move.transition().instance().pending())
                  .filter(Objects::nonNull)
                  .map(Pending::due)
                  .min(Comparator.<Instant>naturalOrder())
                  .ifPresent(due -> work.afterCommit(() -> alarm.wakeAt(due)));
            });
  }

  private void emit(Work work, Move move) {
    Instance after = move.transition().instance();
    for (Effect effect : move.transition().effects()) {
      switch (effect) {
        case Effect.RequestContact request -> {
          contacts.request(work, move, request);
          count("assidu.journey.contacts", after, "kind", "requested");
        }
        case Effect.CancelContact cancel -> {
          contacts.cancel(work, move, cancel);
          count("assidu.journey.contacts", after, "kind", "cancelled");
        }
      }
    }
  }

  private void countEnd(Move move) {
    Instance after = move.transition().instance();
    if (after.ending() != null) {
      count(
          "assidu.journey.ended", after, "ending", after.ending().name().toLowerCase(Locale.ROOT));
    }
  }

  private void count(String meter, Instance instance, String tag, String value) {
    meters.counter(meter, "journey", instance.journeyId(), tag, value).increment();
  }
}
