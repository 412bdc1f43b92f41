package io.assidu.profile.segment;

import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Segments, and who entered and left them when. */
@ApplicationScoped
class SegmentStore implements PanacheRepositoryBase<SegmentRow, SegmentRow.Key> {

  /** The newest version of each, by id. */
  Uni<List<Segment>> newest() {
    return list("from SegmentRow s where s.version ="
            + " (select max(n.version) from SegmentRow n where n.id = s.id) order by s.id")
        .map(rows -> rows.stream().map(SegmentRow::segment).toList());
  }

  Uni<Optional<Segment>> newest(String id) {
    return find("id = ?1 order by version desc", id)
        .firstResult()
        .map(row -> Optional.ofNullable(row).map(SegmentRow::segment));
  }

  Uni<Void> add(Segment segment) {
    return persistAndFlush(SegmentRow.of(segment)).replaceWithVoid();
  }

  Uni<Void> flipped(Work work, UUID profileId, long version, List<Flip> flips, Instant now) {
    List<Tuple> rows =
        flips.stream()
            .map(
                flip ->
                    Tuple.from(
                        new Object[] {
                          Ids.next(),
                          profileId,
                          version,
                          flip.segmentId(),
                          flip.segmentVersion(),
                          flip.entered(),
                          now.atOffset(ZoneOffset.UTC),
                          work.correlationId()
                        }))
            .toList();
    return work.writeAll(
        """
                insert into segment_flip (id, profile_id, profile_version, segment_id,
                                          segment_version, entered, at, correlation_id)
                values ($1, $2, $3, $4, $5, $6, $7, $8)
                """,
        rows);
  }
}
