package io.assidu.loyalty.ledger;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.PointsChanged;
import io.assidu.loyalty.books.Books;
import io.assidu.loyalty.journal.EntryKind;
import io.assidu.loyalty.points.Holdings;
import io.assidu.loyalty.points.Posting;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.revenue.Booking;
import io.assidu.loyalty.revenue.CohortChange;
import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.loyalty.revenue.Dealing;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to be written of a member's postings: movements, each in its place on its account's
 * chain, and the bookings behind them. What is put down here is announced, in the story at work.
 */
final class PostingSlip {

  private final Work work;
  private final UUID profileId;
  private final ProgramVersion program;
  private final Instant now;
  private final Map<UUID, Movement.Place> heads;
  private final List<Movement> movements = new ArrayList<>();
  private final List<Books.Handed> bookings = new ArrayList<>();

  /**
   * @param heads the last movement of each of the member's accounts
   */
  PostingSlip(
      Work work,
      UUID profileId,
      ProgramVersion program,
      Instant now,
      Map<UUID, Movement.Place> heads) {
    this.work = work;
    this.profileId = profileId;
    this.program = program;
    this.now = now;
    this.heads = new HashMap<>(heads);
  }

  /**
   * A movement to be put down.
   *
   * @param qualifying what it adds to the points that make a tier, earned at {@code qualifiedAt}
   */
  record Line(
      UUID id,
      UUID accountId,
      Posting posting,
      About about,
      Movement.Lots lots,
      long qualifying,
      @Nullable Instant qualifiedAt,
      @Nullable UUID entryId) {

    Line {
      qualifiedAt =
          qualifying == 0 || qualifiedAt == null
              ? null
              : qualifiedAt.truncatedTo(ChronoUnit.MICROS);
    }
  }

  /**
   * One booking for each currency, as a journal entry has one.
   *
   * @param dealing what it does between the program and a partner, in the program's own currency
   * @return the id that the first entry will have
   */
  UUID book(
      EntryKind kind,
      UUID accountId,
      About about,
      List<CohortChange> changes,
      @Nullable Dealing dealing) {
    return dealing == null
        ? byCurrency(kind, accountId, about, changes)
        : book(kind, accountId, about, changes, CohortKey.HOME, dealing);
  }

  private UUID byCurrency(EntryKind kind, UUID accountId, About about, List<CohortChange> changes) {
    return changes.stream()
        .collect(
            Collectors.groupingBy(
                change -> change.cohort().currency(), TreeMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .map(inOne -> book(kind, accountId, about, inOne.getValue(), inOne.getKey(), null))
        .toList()
        .getFirst();
  }

  private UUID book(
      EntryKind kind,
      UUID accountId,
      About about,
      List<CohortChange> changes,
      String currency,
      @Nullable Dealing dealing) {
    UUID entryId = Ids.next();
    Instant day = about.at().isAfter(now) ? now : about.at();
    bookings.add(
        new Books.Handed(
            new Booking(
                entryId,
                program.id(),
                program.version(),
                kind,
                LocalDate.ofInstant(day, ZoneOffset.UTC),
                about.reference(),
                changes,
                null,
                currency,
                dealing),
            accountId,
            work.correlationId()));
    return entryId;
  }

  /**
   * Answers the movement's id.
   *
   * @param after what the member has after it
   */
  UUID add(Line line, Holdings after) {
    Movement.Place before = heads.getOrDefault(line.accountId(), Movement.Place.BEGINNING);
    Movement movement =
        new Movement(
                line.id(),
                line.accountId(),
                line.posting(),
                line.about(),
                line.lots(),
                line.qualifying(),
                line.qualifiedAt(),
                line.entryId(),
                work.correlationId(),
                before)
            .after(before, program);
    heads.put(line.accountId(), movement.place());
    movements.add(movement);
    announce(movement, after);
    return movement.id();
  }

  private void announce(Movement movement, Holdings after) {
    work.emit(
        Topics.LOYALTY_EVENTS,
        profileId.toString(),
        new PointsChanged(
            movement.id(),
            profileId,
            program.id(),
            movement.posting().movement(),
            movement.posting().points(),
            after.available(now),
            after.held(),
            movement.about().reference(),
            movement.entryId(),
            movement.about().at()));
  }

  /** What it lets expire of a lot, less what it calls back. */
  long expiredOf(UUID lotId) {
    return movements.stream().mapToLong(movement -> movement.expiredOf(lotId)).sum();
  }

  /** The story that points were last posted in; that at work where none were. */
  String correlationId() {
    return movements.isEmpty() ? work.correlationId() : movements.getLast().correlationId();
  }

  List<Movement> movements() {
    return movements;
  }

  List<Books.Handed> bookings() {
    return bookings;
  }
}
