package io.assidu.loyalty.books;

import io.assidu.loyalty.journal.SealedEntry;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** The entries of some days, however many, a page at a time. */
@ApplicationScoped
public class Entries {

  private static final int PAGE = 500;

  private final JournalStore store;
  private final UnitOfWork unitOfWork;

  Entries(JournalStore store, UnitOfWork unitOfWork) {
    this.store = store;
    this.unitOfWork = unitOfWork;
  }

  /**
   * The entries of a program that count for some days, as far as they are sealed.
   *
   * @param first the first one's sequence
   * @param last the last one's; below the first when there is none
   */
  public record Selection(String program, LocalDate from, LocalDate to, long first, long last) {}

  public Uni<Selection> select(Work work, String program, LocalDate from, LocalDate to) {
    return store
        .range(work, program, from, to)
        .map(found -> found.orElse(new JournalStore.Range(1, 0)))
        .map(range -> new Selection(program, from, to, range.first(), range.last()));
  }

  /** What they are in, ISO 4217. */
  public Uni<List<String>> currencies(Work work, Selection selection) {
    return store.currencies(work, selection.program(), selection.from(), selection.to());
  }

  /**
   * In pages, in the order in which they were sealed. Each is read when it is asked for, in a
   * transaction of its own: nothing that is sealed ever changes, and what is sealed meanwhile comes
   * after the last one.
   */
  public Multi<List<SealedEntry>> pages(Selection selection) {
    return Multi.createBy()
        .repeating()
        .uni(() -> new AtomicLong(selection.first()), next -> page(selection, next))
        .whilst(Optional::isPresent)
        .onItem()
        .transformToIterable(page -> page.map(List::of).orElse(List.of()));
  }

  /** Empty after the last one. */
  private Uni<Optional<List<SealedEntry>>> page(Selection selection, AtomicLong next) {
    if (next.get() > selection.last()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return unitOfWork
        .run(
            work ->
                store.within(
                    work,
                    selection.program(),
                    selection.from(),
                    selection.to(),
                    new JournalStore.Range(next.get(), selection.last()),
                    PAGE))
        .map(found -> found.stream().map(JournalStore.Stored::entry).toList())
        .invoke(page -> next.set(page.getLast().sequence() + 1))
        .map(Optional::of);
  }
}
