package io.assidu.loyalty.books;

import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.PublicationListener;
import io.assidu.loyalty.revenue.Booking;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A new expected redemption rate counts for every cohort by cumulative catch-up (IFRS 15.B46); what
 * was allocated stays (IFRS 15.88).
 */
@ApplicationScoped
class Reestimate implements PublicationListener {

  private final Books books;
  private final Clock clock;

  Reestimate(Books books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  @Override
  public Uni<Void> published(Work work, ProgramVersion before, ProgramVersion now) {
    BigDecimal rate = now.program().accounting().expectedRedemptionRate();
    if (rate.compareTo(before.program().accounting().expectedRedemptionRate()) == 0) {
      return Uni.createFrom().voidItem();
    }
    return books.add(
        work,
        null,
        List.of(
            new Booking(
                Ids.next(),
                now.id(),
                now.version(),
                EntryKind.RE_ESTIMATE,
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                now.id() + " version " + now.version(),
                List.of(),
                rate)));
  }
}
