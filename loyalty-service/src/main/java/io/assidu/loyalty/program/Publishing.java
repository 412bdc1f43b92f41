package io.assidu.loyalty.program;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.platform.http.ETags;
import io.assidu.platform.problem.PlatformError;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.Work;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a draft to a published version. */
@ApplicationScoped
class Publishing {

  private final ProgramStore store;
  private final ProgramRules rules;
  private final List<PublicationListener> listeners;
  private final Clock clock;

  Publishing(
      ProgramStore store,
      ProgramRules rules,
      @All List<PublicationListener> listeners,
      Clock clock) {
    this.store = store;
    this.rules = rules;
    this.listeners = listeners;
    this.clock = clock;
  }

  /** Refuses what could not be saved or published. */
  Uni<Void> check(Work work, Program program) {
    rules.compile(program, 0);
    return store
        .published(work, program.id())
        .invoke(before -> before.ifPresent(known -> requireKept(known.program(), program)))
        .replaceWithVoid();
  }

  /** Checks and saves a draft; one that is there must be named by its tag. */
  Uni<ProgramStore.Stored> save(
      Work work, String id, Program program, @Nullable String ifMatch, String by) {
    if (!program.id().equals(id)) {
      throw LoyaltyError.INVALID_PROGRAM.problem("/id", "path", "It must be \"" + id + "\".");
    }
    rules.compile(program, 0);
    return store
        .draft(work, id)
        .chain(
            draft -> {
              draft.ifPresent(there -> ETags.requireMatch(ifMatch, tag(there)));
              return store.saveDraft(work, program, by, clock.instant());
            });
  }

  /** Publishes the draft: from now on it counts. */
  Uni<ProgramStore.Stored> publish(Work work, String id) {
    return store
        .draft(work, id)
        .map(
            draft ->
                draft.orElseThrow(
                    () -> PlatformError.CONFLICT.problem("Program \"" + id + "\" has no draft.")))
        .chain(
            draft ->
                store
                    .published(work, id)
                    .invoke(
                        before ->
                            before.ifPresent(
                                known -> requireKept(known.program(), draft.program())))
                    .chain(
                        before ->
                            store
                                .publish(work, draft, clock.instant())
                                .call(
                                    now ->
                                        before.isEmpty()
                                            ? Uni.createFrom().voidItem()
                                            : tell(work, before.get(), now))));
  }

  private static void requireKept(Program before, Program now) {
    ProblemException problem =
        LoyaltyError.INVALID_PROGRAM.problem("The program was not published: see its errors.");
    CurrencyRules.requireKept(before, now, problem);
    if (!problem.violations().isEmpty()) {
      throw problem;
    }
  }

  private Uni<Void> tell(Work work, ProgramStore.Stored before, ProgramStore.Stored now) {
    ProgramVersion old = rules.compile(before.program(), before.version());
    ProgramVersion current = rules.compile(now.program(), now.version());
    return Multi.createFrom()
        .iterable(listeners)
        .onItem()
        .transformToUniAndConcatenate(listener -> listener.published(work, old, current))
        .collect()
        .asList()
        .replaceWithVoid();
  }

  static String tag(ProgramStore.Stored stored) {
    return ETags.of(stored.version() + "." + stored.revision());
  }
}
