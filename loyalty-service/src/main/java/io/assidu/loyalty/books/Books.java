package io.assidu.loyalty.books;

import io.assidu.loyalty.revenue.Booking;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the rest of the service hands in what the journal must book. */
@ApplicationScoped
public class Books {

  private final BookingStore bookings;
  private final Bookkeeper bookkeeper;

  Books(BookingStore bookings, Bookkeeper bookkeeper) {
    this.bookings = bookings;
    this.bookkeeper = bookkeeper;
  }

  /**
   * Hands in bookings with the transaction that made them; they are sealed right after its commit.
   *
   * @param accountId whose points they are about; null when they are about the program
   */
  public Uni<Void> add(Work work, @Nullable UUID accountId, List<Booking> waiting) {
    return add(
        work,
        waiting.stream().map(one -> new Handed(one, accountId, work.correlationId())).toList());
  }

  /**
   * A booking as it is handed in.
   *
   * @param accountId whose points it is about; null when it is about the program
   * @param correlationId the story that it belongs to
   */
  public record Handed(Booking booking, @Nullable UUID accountId, String correlationId) {}

  /** As {@link #add(Work, UUID, List)}, for several members and stories. */
  public Uni<Void> add(Work work, List<Handed> waiting) {
    if (waiting.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    work.afterCommit(bookkeeper::wake);
    return bookings.add(work, waiting);
  }
}
