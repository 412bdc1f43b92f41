package io.assidu.loyalty.ledger;

import io.assidu.loyalty.points.Lot;
import io.assidu.loyalty.points.LotChange;
import io.assidu.loyalty.sql.Columns;
import io.assidu.loyalty.sql.Rows;
import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes movements, the lots they make and what they do to lots: three statements, however many
 * members they are about, none of which is waited for.
 */
@ApplicationScoped
class MovementStore {

  /** A movement with the version of the program that it was made under. */
  record Written(Movement movement, String program, int version) {}

  private record Change(UUID movementId, LotChange change) {}

  private record NewLot(Written by, Movement.Made made) {

    Lot lot() {
      return made.lot();
    }
  }

  Uni<Void> append(Work work, List<Written> written) {
    return writeLots(work, written.stream().flatMap(MovementStore::made).toList())
        .chain(() -> writeMovements(work, written))
        .chain(() -> writeChanges(work, written));
  }

  private static Stream<NewLot> made(Written written) {
    return written.movement().lots().made().stream().map(made -> new NewLot(written, made));
  }

  private static Uni<Void> writeLots(Work work, List<NewLot> made) {
    if (made.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<Lot> lots = made.stream().map(NewLot::lot).toList();
    return work.write(
        """
        INSERT INTO lot (id, account_id, program, movement_id, origin, points, earned_at, active_at,
          expires_at, currency, segment, source_id)
        SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::uuid[], $5::text[],
          $6::bigint[], $7::timestamptz[], $8::timestamptz[], $9::timestamptz[], $10::text[],
          $11::text[], $12::uuid[])""",
        Columns.of(lots, Lot::id, UUID[]::new),
        Columns.of(made, lot -> lot.by().movement().accountId(), UUID[]::new),
        Columns.of(made, lot -> lot.by().program(), String[]::new),
        Columns.of(made, lot -> lot.by().movement().id(), UUID[]::new),
        Columns.of(
            lots, lot -> lot.cohort().origin().name().toLowerCase(Locale.ROOT), String[]::new),
        Columns.of(lots, Lot::available, Long[]::new),
        Columns.of(lots, lot -> Rows.utc(lot.earnedAt()), OffsetDateTime[]::new),
        Columns.of(lots, lot -> Rows.utc(lot.activeAt()), OffsetDateTime[]::new),
        Columns.of(lots, lot -> Rows.utc(lot.expiresAt()), OffsetDateTime[]::new),
        Columns.of(lots, lot -> lot.cohort().currency(), String[]::new),
        Columns.of(lots, lot -> lot.cohort().segment(), String[]::new),
        Columns.of(made, lot -> lot.made().sourceId(), UUID[]::new));
  }

  private static Uni<Void> writeMovements(Work work, List<Written> written) {
    List<Movement> movements = written.stream().map(Written::movement).toList();
    return work.write(
        """
        INSERT INTO movement (id, account_id, program, program_version, sequence, kind, points,
          counter, debt, qualifying, qualified_at, reference, redemption_id, event_id, entry_id,
          correlation_id, at, hash)
        SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::bigint[], $6::text[],
          $7::bigint[], $8::bigint[], $9::bigint[], $10::bigint[], $11::timestamptz[], $12::text[],
          $13::uuid[], $14::uuid[], $15::uuid[], $16::text[], $17::timestamptz[], $18::bytea[])""",
        Columns.of(movements, Movement::id, UUID[]::new),
        Columns.of(movements, Movement::accountId, UUID[]::new),
        Columns.of(written, Written::program, String[]::new),
        Columns.of(written, Written::version, Integer[]::new),
        Columns.of(movements, m -> m.place().sequence(), Long[]::new),
        Columns.of(movements, Movement::kind, String[]::new),
        Columns.of(movements, m -> m.posting().points(), Long[]::new),
        Columns.of(movements, m -> m.posting().counter(), Long[]::new),
        Columns.of(movements, m -> m.posting().debt(), Long[]::new),
        Columns.of(movements, Movement::qualifying, Long[]::new),
        Columns.of(movements, m -> time(m.qualifiedAt()), OffsetDateTime[]::new),
        Columns.of(movements, m -> m.about().reference(), String[]::new),
        Columns.of(movements, m -> m.about().redemptionId(), UUID[]::new),
        Columns.of(movements, m -> m.about().eventId(), UUID[]::new),
        Columns.of(movements, Movement::entryId, UUID[]::new),
        Columns.of(movements, Movement::correlationId, String[]::new),
        Columns.of(movements, m -> Rows.utc(m.about().at()), OffsetDateTime[]::new),
        Columns.of(movements, MovementStore::hash, Buffer[]::new));
  }

  private static Uni<Void> writeChanges(Work work, List<Written> written) {
    List<Change> changes =
        written.stream()
            .map(Written::movement)
            .flatMap(
                movement ->
                    movement.posting().changes().stream()
                        .map(change -> new Change(movement.id(), change)))
            .toList();
    if (changes.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return work.write(
        """
        INSERT INTO lot_movement (lot_id, movement_id, available, held)
        SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::bigint[])""",
        Columns.of(changes, c -> c.change().lotId(), UUID[]::new),
        Columns.of(changes, Change::movementId, UUID[]::new),
        Columns.of(changes, c -> c.change().available(), Long[]::new),
        Columns.of(changes, c -> c.change().held(), Long[]::new));
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant at) {
    return at == null ? null : Rows.utc(at);
  }

  private static Buffer hash(Movement movement) {
    return Buffer.buffer(HexFormat.of().parseHex(movement.place().hash()));
  }
}
