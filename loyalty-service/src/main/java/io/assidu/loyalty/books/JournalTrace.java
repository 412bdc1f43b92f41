package io.assidu.loyalty.books;

import io.assidu.loyalty.journal.Entry;
import io.assidu.loyalty.journal.Line;
import io.assidu.loyalty.journal.SealedEntry;
import io.assidu.platform.trace.TraceEntry;
import io.assidu.platform.trace.TraceSource;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Journal entries that one customer event led to. */
@ApplicationScoped
class JournalTrace implements TraceSource {

  private final JournalStore store;

  JournalTrace(JournalStore store) {
    this.store = store;
  }

  @Override
  public Uni<List<TraceEntry>> trace(Work work, String correlationId) {
    return store
        .correlated(work, correlationId)
        .map(all -> all.stream().map(stored -> entry(stored.entry())).toList());
  }

  private static TraceEntry entry(SealedEntry sealed) {
    Entry entry = sealed.entry();
    return new TraceEntry(
        sealed.postedAt(),
        "journal-entry",
        entry.id().toString(),
        entry.kind().wireName()
            + " "
            + entry.lines().stream().map(JournalTrace::text).collect(Collectors.joining(", "))
            + " "
            + entry.currency(),
        Map.of(
            "program", entry.program(),
            "sequence", sealed.sequence(),
            "reference", entry.reference(),
            "hash", sealed.hash()));
  }

  private static String text(Line line) {
    return line.debit().signum() > 0
        ? "Dr " + line.account() + " " + line.debit().toPlainString()
        : "Cr " + line.account() + " " + line.credit().toPlainString();
  }
}
