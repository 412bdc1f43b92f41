package io.assidu.policy.report;

import io.assidu.contracts.contact.Channel;
import io.assidu.platform.work.Work;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.Scope;
import io.assidu.policy.evaluate.Forgone;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Adds up the decision log and the places under the caps. */
@ApplicationScoped
class ReportStore {

  /**
   * The largest groups of the period's decisions.
   *
   * @param by in this order; the columns of the answer, before the count
   */
  Uni<List<DecisionReport.Row>> decisions(
      Work work, Instant from, Instant to, ZoneId zone, Set<Dimension> by, int limit) {
    String columns =
        by.stream()
            .map(dimension -> dimension.sql() + " as " + dimension.wireName() + ", ")
            .collect(Collectors.joining());
    // By their places: some names are also those of columns.
    String places =
        IntStream.rangeClosed(1, by.size())
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(", "));
    String groups = by.isEmpty() ? "" : "group by " + places;
    return work.query(
            "select "
                + columns
                + """
                  count(*) as decisions, $3::text as zone,
                  coalesce(sum((c.request::jsonb ->> 'value')::numeric) filter (
                    where d.verdict = 'SUPPRESSED' and coalesce(d.rule, d.reasons::jsonb -> -1 ->> 'rule') ~ $5), 0)
                    as forgone
                  from decision d join contact c using (contact_id)
                  where d.decided_at >= $1 and d.decided_at < $2
                  """
                + groups
                + " order by decisions desc limit $4",
            time(from),
            time(to),
            zone.getId(),
            limit,
            Forgone.RULES)
        .map(rows -> list(rows, row -> row(row, by)));
  }

  /** How many people the cap is about. */
  Uni<Long> people(Work work, CapRule cap) {
    return work.query(
            """
            select count(*) from recipient
            where not erased and merged_into is null and version > 0
              and (cardinality($1::text[]) = 0
                   or (country is null and cardinality(phone_countries) = 0)
                   or country = any($1) or phone_countries && $1)
            """,
            (Object) texts(cap.appliesTo().countries()))
        .map(rows -> rows.iterator().next().getLong(0));
  }

  /** How many people have 1, 2, … limit contacts that the cap counts; nobody has none. */
  Uni<List<Long>> saturation(Work work, CapRule cap, WindowStart start, Instant now) {
    Scope scope = cap.appliesTo();
    return work.query(
            """
            select least(counted.contacts, $1)::int as contacts, count(*) as people
            from (
              select c.profile_id, count(*) as contacts
              from contact c
                join recipient r using (profile_id)
                left join unnest($9::text[], $10::timestamptz[]) as z(zone, since)
                  on z.zone = r.zone
              where c.slot_at >= $11 and c.slot_at >= coalesce(z.since, $2) and c.slot_at <= $3
                and c.slot_state in ('RESERVED', 'COMMITTED')
                and (cardinality($4::text[]) = 0 or c.channel = any($4))
                and (cardinality($5::text[]) = 0 or c.purpose = any($5))
                and (cardinality($6::text[]) = 0 or c.topic = any($6))
                and (cardinality($7::text[]) = 0 or c.journey = any($7))
                and (cardinality($8::text[]) = 0
                     or (r.country is null and cardinality(r.phone_countries) = 0)
                     or r.country = any($8) or r.phone_countries && $8)
              group by c.profile_id) counted
            group by 1
            """,
            cap.limit(),
            time(start.elsewhere()),
            time(now),
            texts(scope.channels().stream().map(Enum::name).toList()),
            texts(scope.purposes().stream().map(Enum::name).toList()),
            texts(scope.topics()),
            texts(scope.journeys()),
            texts(scope.countries()),
            start.zones().keySet().toArray(String[]::new),
            start.zones().values().stream().map(ReportStore::time).toArray(OffsetDateTime[]::new),
            time(start.earliest()))
        .map(rows -> histogram(rows, cap.limit()));
  }

  /** The overrides used since, the most used first. */
  Uni<List<PressureReport.Used>> overrides(Work work, Instant since, int limit) {
    return work.query(
            """
            select override_id, count(*) as uses from override_use where used_at >= $1
            group by override_id order by uses desc, override_id limit $2
            """,
            time(since),
            limit)
        .map(
            rows ->
                list(
                    rows,
                    row ->
                        new PressureReport.Used(row.getUUID("override_id"), row.getLong("uses"))));
  }

  private static List<Long> histogram(RowSet<Row> rows, int limit) {
    List<Long> people = new ArrayList<>(Collections.nCopies(limit, 0L));
    rows.forEach(row -> people.set(row.getInteger("contacts") - 1, row.getLong("people")));
    return people;
  }

  private static DecisionReport.Row row(Row row, Set<Dimension> by) {
    String channel = text(row, Dimension.CHANNEL, by);
    return new DecisionReport.Row(
        text(row, Dimension.VERDICT, by),
        text(row, Dimension.REASON, by),
        channel == null ? null : Channel.valueOf(channel),
        text(row, Dimension.JOURNEY, by),
        text(row, Dimension.PURPOSE, by),
        text(row, Dimension.DAY, by),
        row.getLong("decisions"),
        row.getBigDecimal("forgone"));
  }

  private static @Nullable String text(Row row, Dimension dimension, Set<Dimension> by) {
    return by.contains(dimension) ? row.getString(dimension.wireName()) : null;
  }

  private static String[] texts(List<String> values) {
    return values.toArray(String[]::new);
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
    return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
  }
}
