package io.assidu.bench;

import io.assidu.local.Port;
import io.assidu.local.Service;
import io.assidu.local.server.PostgresServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * What this PostgreSQL takes for the rows of decisions and nothing else: those that were just
 * written, copied within the server into tables like theirs, as many to a transaction as
 * policy-service takes from Kafka. No client can have them written for less.
 *
 * @param cpu for each decision
 * @param approved the share of contacts that were approved, in percent
 */
record DecisionFloor(Duration cpu, double approved) {
  private static final int DECISIONS = 20_000;
  private static final int TOGETHER = 400;

  /**
   * Bytes that a message of 2.2 KB took in the outbox, among others like it, when it was measured.
   */
  private static final int PARCELLED = 340;

  private static final String TABLES =
      """
      create table floor_contact (like contact including all);
      create table floor_decision (like decision including all);
      create table floor_outbox (like outbox including all);
      alter table floor_outbox set (toast_tuple_target = 8160);
      alter table floor_outbox alter column payload set storage external;
      create table floor_recipient (like recipient including all) with (fillfactor = 75);
      create table floor_batch as
        select (row_number() over () - 1) / %d as batch, decision_id, contact_id, profile_id
        from (select d.decision_id, d.contact_id, c.profile_id
              from decision d join contact c using (contact_id) where c.decision_id = d.decision_id
              order by d.decision_id desc limit %d) latest;
      create index on floor_batch (batch);
      insert into floor_recipient
        select * from recipient where profile_id in (select profile_id from floor_batch);
      analyze floor_batch, floor_recipient;
      checkpoint"""
          .formatted(TOGETHER, DECISIONS);

  /** Its parameters are the number of the batch and the bytes of a message. */
  private static final String DECIDE =
      """
      begin;
      insert into floor_contact
        select c.* from floor_batch b join contact c using (contact_id) where batch = %1$d
        on conflict (contact_id) do nothing;
      insert into floor_decision
        select d.* from floor_batch b join decision d using (decision_id) where batch = %1$d;
      update floor_recipient r set slots = decision_id, updated_at = now()
        from floor_batch b where b.profile_id = r.profile_id and batch = %1$d;
      insert into floor_outbox (payload)
        select convert_to(left(string_agg(d.reasons, ''), %2$d * count(*)::int), 'UTF8')
        from floor_batch b join decision d using (decision_id) where batch = %1$d;
      commit;
      delete from floor_outbox""";

  static DecisionFloor measure(BenchStack stack) throws SQLException {
    String url =
        "jdbc:postgresql://localhost:%d/%s"
            .formatted(stack.ports().of(Port.POSTGRES), Service.POLICY.database());
    try (Connection connection =
            DriverManager.getConnection(url, PostgresServer.USER, PostgresServer.PASSWORD);
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
      Duration before = cpu(stack);
      for (int batch = 0; batch < DECISIONS / TOGETHER; batch++) {
        statement.execute(DECIDE.formatted(batch, PARCELLED));
      }
      return new DecisionFloor(cpu(stack).minus(before).dividedBy(DECISIONS), approved(statement));
    }
  }

  private static double approved(Statement statement) throws SQLException {
    try (ResultSet share =
        statement.executeQuery(
            "select 100.0 * count(*) filter (where verdict = 'APPROVED') / count(*) from contact")) {
      share.next();
      return share.getDouble(1);
    }
  }

  private static Duration cpu(BenchStack stack) {
    return Processes.cpu(stack.stack().status()).getOrDefault("postgres", Duration.ZERO);
  }
}
