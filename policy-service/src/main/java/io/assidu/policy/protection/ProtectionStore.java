package io.assidu.policy.protection;

import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.Work;
import io.assidu.policy.Json;
import io.assidu.policy.arbitration.DemandProtection;
import io.assidu.policy.arbitration.ObservedClass;
import io.assidu.policy.document.Arbitration;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.PriorityClass;
import io.assidu.policy.document.PublishedPolicy;
import io.assidu.policy.document.Scope;
import io.assidu.policy.evaluate.Forgone;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Reads demand from the decision log, and keeps what was computed from it. */
@ApplicationScoped
class ProtectionStore {

  private static final String LOCK = "assidu.policy.protection";

  private final Json json;

  ProtectionStore(Json json) {
    this.json = json;
  }

  /** Whether it is this transaction's turn: no other computes meanwhile. */
  Uni<Boolean> lock(Work work) {
    return work.query("select pg_try_advisory_xact_lock(hashtextextended($1, 0))", LOCK)
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  /** The latest computation for each cap, by the cap and the classes as they stand in it. */
  Uni<List<Computed>> latest(Work work, PublishedPolicy policy) {
    List<CapRule> caps = policy.document().capsByDemand();
    Map<String, CapRule> byId =
        caps.stream().collect(Collectors.toMap(CapRule::id, Function.identity()));
    return work.query(
            """
            select distinct on (p.cap_id)
                   p.cap_id, p.computed_at, p.observed_from, p.observed_to, p.found::text
            from protection p
              join unnest($2::text[], $3::text[]) as c(cap_id, rule)
                on c.cap_id = p.cap_id and c.rule::jsonb = p.rule
            where p.policy_id = $1
            order by p.cap_id, p.computed_at desc
            """,
            policy.id(),
            texts(caps.stream().map(CapRule::id).toList()),
            texts(caps.stream().map(cap -> rule(policy.document(), cap)).toList()))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> computed(row, byId))
                    .toList());
  }

  Uni<Void> add(Work work, PublishedPolicy policy, Computed computed) {
    return work.write(
        """
        insert into protection
          (protection_id, policy_id, cap_id, computed_at, rule, observed_from, observed_to, found)
        values ($1, $2, $3, $4, $5::text::jsonb, $6, $7, $8::text::jsonb)
        """,
        Ids.next(),
        policy.id(),
        computed.cap().id(),
        time(computed.at()),
        rule(policy.document(), computed.cap()),
        time(computed.from()),
        time(computed.to()),
        json.write(computed.found()));
  }

  /**
   * Contacts that were wanted in the scope of a cap: those that took a place under the caps and
   * those that pressure suppressed, at the moment that settled them. What other rules suppressed,
   * what still waits and what is exempt wants no place.
   */
  Uni<Observed> observed(Work work, CapRule cap, Arbitration arbitration, Period period) {
    Scope scope = cap.appliesTo();
    return work.query(
            """
            with wanted as (
              select c.profile_id, k.rank, (c.request::jsonb ->> 'value')::numeric as value,
                     floor(extract(epoch from $2 - d.decided_at) / $3) as its_window
              from decision d
                join contact c on c.contact_id = d.contact_id and c.decision_id = d.decision_id
                join recipient r on r.profile_id = c.profile_id
                cross join lateral (
                  select u.rank from unnest($4::int[]) with ordinality as u(least, rank)
                  where u.least <= greatest(c.priority, 0) order by u.rank limit 1) k
              where d.decided_at >= $1 and d.decided_at < $2
                and ((c.slot_state is not null
                      and not d.reasons::jsonb @> '[{"rule": "caps", "effect": "exempt"}]')
                     or (d.verdict = 'SUPPRESSED' and coalesce(d.rule, d.reasons::jsonb -> -1 ->> 'rule') ~ $5))
                and (cardinality($6::text[]) = 0 or c.channel = any($6)
                     or (c.channel is null
                         and (c.request::jsonb -> 'channels' = '[]' or c.request::jsonb -> 'channels' ?| $7)))
                and (cardinality($8::text[]) = 0 or c.purpose = any($8))
                and (cardinality($9::text[]) = 0 or c.topic = any($9))
                and (cardinality($10::text[]) = 0 or c.journey = any($10))
                and (cardinality($11::text[]) = 0
                     or (r.country is null and cardinality(r.phone_countries) = 0)
                     or r.country = any($11) or r.phone_countries && $11)),
            counted as (
              select profile_id, rank, its_window, count(*) as contacts, sum(value) as worth,
                     count(value) as valued
              from wanted group by profile_id, rank, its_window)
            select rank, sum(contacts)::bigint as contacts,
                   sum(contacts * contacts)::bigint as squares,
                   trim_scale(round(sum(worth) / nullif(sum(valued), 0), 4)) as value,
                   (select count(distinct profile_id) from wanted) as people
            from counted group by rank
            """,
            time(period.from()),
            time(period.to()),
            (double) period.window().toSeconds(),
            arbitration.classes().stream().map(PriorityClass::minPriority).toArray(Integer[]::new),
            Forgone.RULES,
            texts(scope.channels().stream().map(Enum::name).toList()),
            texts(scope.channels().stream().map(json::name).toList()),
            texts(scope.purposes().stream().map(Enum::name).toList()),
            texts(scope.topics()),
            texts(scope.journeys()),
            texts(scope.countries()))
        .map(rows -> observed(rows, arbitration.classes().size()));
  }

  private static Observed observed(RowSet<Row> rows, int classes) {
    List<ObservedClass> observed =
        new ArrayList<>(Collections.nCopies(classes, ObservedClass.NONE));
    long people = 0;
    for (Row row : rows) {
      people = row.getLong("people");
      observed.set(
          Math.toIntExact(row.getLong("rank")) - 1,
          new ObservedClass(
              row.getLong("contacts"), row.getLong("squares"), row.getBigDecimal("value")));
    }
    return new Observed(people, List.copyOf(observed));
  }

  /** What a computation is good for, whatever else the policy says. */
  private record Rule(CapRule cap, List<PriorityClass> classes) {}

  private String rule(ContactPolicy policy, CapRule cap) {
    return json.write(new Rule(cap, Objects.requireNonNull(policy.arbitration()).classes()));
  }

  private Computed computed(Row row, Map<String, CapRule> caps) {
    return new Computed(
        Objects.requireNonNull(caps.get(row.getString("cap_id"))),
        row.getOffsetDateTime("computed_at").toInstant(),
        row.getOffsetDateTime("observed_from").toInstant(),
        row.getOffsetDateTime("observed_to").toInstant(),
        json.read(row.getString("found"), DemandProtection.class));
  }

  private static String[] texts(List<String> values) {
    return values.toArray(String[]::new);
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
