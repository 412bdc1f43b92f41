package io.assidu.loyalty.books;

import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;

@ApplicationScoped
class PeriodStore {

  Uni<Void> lock(Work work) {
    return work.query("SELECT pg_advisory_xact_lock(hashtext('assidu.loyalty.journal'))")
        .replaceWithVoid();
  }

  Uni<Optional<LocalDate>> openFrom(Work work, String program) {
    return work.query("SELECT journal_open_from($1) AS day", program)
        .map(rows -> Rows.first(rows, row -> Optional.ofNullable(row.getLocalDate("day"))))
        .map(found -> found.flatMap(day -> day));
  }
}
