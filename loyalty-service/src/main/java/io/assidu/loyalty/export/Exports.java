package io.assidu.loyalty.export;

import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.books.Entries;
import io.assidu.loyalty.journal.SealedEntry;
import io.assidu.loyalty.program.ChartOfAccounts;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.sql.Documents;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Writes the journal as files, a page at a time: how many entries there are does not matter. */
@ApplicationScoped
class Exports {

  /** The euro: accounts in France are kept in it (Code de commerce, article L123-22). */
  private static final String EURO = "EUR";

  private final Entries entries;
  private final Programs programs;
  private final Documents documents;
  private final UnitOfWork unitOfWork;

  Exports(Entries entries, Programs programs, Documents documents, UnitOfWork unitOfWork) {
    this.entries = entries;
    this.programs = programs;
    this.documents = documents;
    this.unitOfWork = unitOfWork;
  }

  /** An export that nothing stands against. */
  record Prepared(ExportRequest request, Writing writing, Entries.Selection selection) {}

  Uni<Prepared> prepare(ExportRequest request) {
    return unitOfWork.run(
        work ->
            programs
                .chartOfAccounts(work, request.program())
                .chain(chart -> prepare(work, request, chart)));
  }

  private Uni<Prepared> prepare(Work work, ExportRequest request, ChartOfAccounts chart) {
    boolean fec = request.format() == Format.FEC;
    if (fec) {
      refuseUnlessFrench(chart);
    }
    Writing writing =
        switch (request.format()) {
          case CSV -> new Csv(chart);
          case JSON -> new JsonArrayWriting(documents);
          case FEC -> new Fec(chart);
        };
    return entries
        .select(work, request.program(), request.from(), request.to())
        .call(
            selection ->
                fec
                    ? entries.currencies(work, selection).invoke(Exports::refuseUnlessInEuros)
                    : Uni.createFrom().voidItem())
        .map(selection -> new Prepared(request, writing, selection));
  }

  private static void refuseUnlessFrench(ChartOfAccounts chart) {
    ProblemException problem =
        LoyaltyError.EXPORT_REFUSED.problem("The program is not kept as a FEC asks: see errors.");
    if (!chart.currencies().contains(EURO)) {
      problem.at("/program", "currency", "A FEC is in euros, the program in " + chart.currencies());
    }
    chart.labels().keySet().stream()
        .filter(account -> !account.matches("[1-7][0-9]{2}.*"))
        .sorted()
        .forEach(
            account ->
                problem.at(
                    "/program",
                    "account",
                    account + " does not begin with three digits of the French chart (PCG)."));
    if (!problem.violations().isEmpty()) {
      throw problem;
    }
  }

  /** No rate is ours to convert them by, and a FEC without them would not be whole. */
  static void refuseUnlessInEuros(List<String> currencies) {
    List<String> others = currencies.stream().filter(code -> !code.equals(EURO)).toList();
    if (!others.isEmpty()) {
      throw LoyaltyError.EXPORT_REFUSED.problem(
          "/from", "currency", "A FEC is in euros, and entries of these days are in " + others);
    }
  }

  /** The file in pieces, each made when it is asked for. */
  Multi<byte[]> write(Prepared export) {
    Writing writing = export.writing();
    AtomicLong number = new AtomicLong();
    return Multi.createBy()
        .concatenating()
        .streams(
            Multi.createFrom().item(writing.head()),
            entries.pages(export.selection()).map(page -> write(writing, page, number)),
            Multi.createFrom().item(writing.tail()))
        .filter(piece -> !piece.isEmpty())
        .map(piece -> piece.getBytes(StandardCharsets.UTF_8));
  }

  private static String write(Writing writing, List<SealedEntry> page, AtomicLong number) {
    StringBuilder text = new StringBuilder();
    page.forEach(next -> text.append(writing.entry(next, number.incrementAndGet())));
    return text.toString();
  }
}
