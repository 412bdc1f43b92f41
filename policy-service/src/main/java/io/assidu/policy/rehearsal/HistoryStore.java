package io.assidu.policy.rehearsal;

import io.assidu.platform.work.Work;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads the past from the decision log, some people at a time. */
@ApplicationScoped
class HistoryStore {

  /** Decisions of a period; of a sample, always the same people. */
  private static final String PERIOD =
      """
      from decision d join contact c using (contact_id)
      where d.decided_at >= $1 and d.decided_at < $2
        and ('x' || substr(md5(c.profile_id::text), 1, 8))::bit(32)::bigint % 100 < $3
      """;

  /** How many decisions there are, counted no further than the limit. */
  Uni<Integer> size(Work work, RehearsalRequest period, int limit) {
    return work.query(
            "select count(*)::int from (select 1 " + PERIOD + " limit $4) found",
            time(period.from()),
            time(period.to()),
            period.percent(),
            limit)
        .map(rows -> rows.iterator().next().getInteger(0));
  }

  /** Opens the cursor that {@link #people} reads on. */
  Uni<Void> open(Work work, RehearsalRequest period) {
    return work.query(
            "declare people no scroll cursor for select distinct c.profile_id "
                + PERIOD
                + " order by c.profile_id",
            time(period.from()),
            time(period.to()),
            period.percent())
        .replaceWithVoid();
  }

  /** The next people of the period; none at its end. */
  Uni<List<UUID>> people(Work work, int many) {
    return work.query("fetch " + many + " from people")
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getUUID("profile_id"))
                    .toList());
  }

  /** Every decision, before the end of the period, on the contacts that were decided in it. */
  Uni<RowSet<Row>> decisions(Work work, UUID[] people, RehearsalRequest period) {
    return work.query(
        """
        select c.profile_id, c.contact_id, c.request,
               case when c.slot_state = 'RELEASED' then c.outcome_at end as released,
               d.verdict, d.channel, d.until, d.decided_at,
               coalesce(d.rule, d.reasons::jsonb -> -1 ->> 'rule') as rule,
               jsonb_path_query_first(
                 d.reasons::jsonb, '$[*] ? (@.rule == "consent").facts.channels')::text as consents
        from contact c join decision d using (contact_id)
        where c.profile_id = any($1) and d.decided_at < $3
          and exists (select 1 from decision i where i.contact_id = c.contact_id
                      and i.decided_at >= $2 and i.decided_at < $3)
        order by d.decided_at, d.decision_id
        """,
        people,
        time(period.from()),
        time(period.to()));
  }

  /** What counted when the period began. */
  Uni<RowSet<Row>> slots(Work work, UUID[] people, Instant since, Instant from) {
    return work.query(
        """
        select profile_id, contact_id, slot_at, channel, purpose, topic, journey,
               case when slot_state = 'RELEASED' then outcome_at end as released
        from contact
        where profile_id = any($1) and slot_at > $2 and slot_at < $3
          and (slot_state in ('RESERVED', 'COMMITTED')
               or (slot_state = 'RELEASED' and outcome_at >= $3))
        """,
        people,
        time(since),
        time(from));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
