package io.assidu.bench;

import io.assidu.local.Port;
import io.assidu.local.Service;
import io.assidu.local.StackException;
import io.assidu.local.server.PostgresServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The least that a ledger of points has to write, by hand, on the same server: an account that is
 * locked, a lot, a movement that can be made once, what it does to the lot, and what is to be
 * booked. No service, no program, no rules, no chain, no journal.
 */
final class PointsFloor {
  private static final String TABLES =
      """
      drop schema if exists floor cascade;
      create schema floor;
      create table floor.account (id int primary key);
      create table floor.movement (
        id bigint generated always as identity primary key, account_id int not null,
        kind text not null, points bigint not null, reference uuid not null unique,
        at timestamptz not null default now());
      create table floor.lot (
        id bigint generated always as identity primary key, account_id int not null,
        points bigint not null, expires_at timestamptz not null);
      create index on floor.lot (account_id);
      create table floor.lot_movement (
        lot_id bigint not null, movement_id bigint not null, points bigint not null,
        primary key (lot_id, movement_id));
      create table floor.booking (
        id bigint generated always as identity primary key, movement_id bigint not null,
        kind text not null, amount numeric not null);
      insert into floor.account select n from generate_series(1, %d) n;
      analyze floor.account""";

  private static final String EARN =
      """
      \\set account random(1, :people)
      begin;
      select id from floor.account where id = :account for update;
      insert into floor.movement (account_id, kind, points, reference)
        values (:account, 'earned', 100, gen_random_uuid()) returning id as movement \\gset
      insert into floor.lot (account_id, points, expires_at)
        values (:account, 100, now() + interval '24 months') returning id as lot \\gset
      insert into floor.lot_movement values (:lot, :movement, 100);
      insert into floor.booking (movement_id, kind, amount) values (:movement, 'allocation', 3.85);
      commit;
      """;

  /** Takes what expires first. */
  private static final String BURN =
      """
      \\set account random(1, :people)
      begin;
      select id from floor.account where id = :account for update;
      insert into floor.movement (account_id, kind, points, reference)
        values (:account, 'burned', 100, gen_random_uuid()) returning id as movement \\gset
      insert into floor.lot_movement
        select id, :movement, -least(left_over, 100 - before) from (
          select id, left_over, coalesce(sum(left_over) over (
            order by expires_at, id rows between unbounded preceding and 1 preceding), 0) as before
          from (
            select lot.id, lot.expires_at, sum(m.points) as left_over
            from floor.lot join floor.lot_movement m on m.lot_id = lot.id
            where lot.account_id = :account group by lot.id) balance
          where left_over > 0) queue
        where before < 100;
      insert into floor.booking (movement_id, kind, amount) values (:movement, 'recognition', 3.85);
      commit;
      """;

  private static final String LOCK =
      "select id from floor.account where id = any(?) order by id for update";

  /** Each movement with the lot it made: both are numbered in the order of the orders. */
  private static final String BATCH =
      """
      with earned as (
        select * from unnest(?::int[], ?::uuid[], ?::numeric[])
          with ordinality as t(account, reference, amount, n)
      ), m as (
        insert into floor.movement (account_id, kind, points, reference)
        select account, 'earned', 100, reference from earned order by n returning id
      ), l as (
        insert into floor.lot (account_id, points, expires_at)
        select account, 100, now() + interval '24 months' from earned order by n returning id
      ), made as (
        select m.id as movement, l.id as lot, n
        from (select id, row_number() over (order by id) as n from m) m
        join (select id, row_number() over (order by id) as n from l) l using (n)
      ), b as (
        insert into floor.booking (movement_id, kind, amount)
        select movement, 'allocation', amount from made join earned using (n)
      )
      insert into floor.lot_movement select lot, movement, 100 from made""";

  private final BenchStack stack;
  private final PgBench pgbench;
  private final int people;

  PointsFloor(BenchStack stack, int people) throws StackException, SQLException {
    this.stack = stack;
    this.pgbench = PgBench.find(stack.ports().of(Port.POSTGRES), Service.LOYALTY.database());
    this.people = people;
    try (Connection connection = connect(stack);
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES.formatted(people));
    }
  }

  /** To the database of loyalty-service. */
  static Connection connect(BenchStack stack) throws SQLException {
    String url =
        "jdbc:postgresql://localhost:%d/%s"
            .formatted(stack.ports().of(Port.POSTGRES), Service.LOYALTY.database());
    return DriverManager.getConnection(url, PostgresServer.USER, PostgresServer.PASSWORD);
  }

  /** Earns a second, a transaction each. */
  double earns(int clients, Duration howLong) throws IOException, InterruptedException {
    return pgbench.perSecond(EARN, Map.of("people", people), clients, howLong);
  }

  /** Burns a second, a transaction each. */
  double burns(int clients, Duration howLong) throws IOException, InterruptedException {
    return pgbench.perSecond(BURN, Map.of("people", people), clients, howLong);
  }

  /** Earns a second, {@code together} to a transaction of set-based statements. */
  double batches(int earns, int together, int connections)
      throws StackException, InterruptedException {
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<?>> working = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        working.add(threads.submit(batches(earns / connections / together, together)));
      }
      for (Future<?> one : working) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw StackException.because(String.valueOf(e.getCause()));
    }
    return earns * 1e9 / (System.nanoTime() - begin);
  }

  private Callable<Void> batches(int batches, int together) {
    return () -> {
      Random random = new Random();
      try (Connection connection = connect(stack)) {
        connection.setAutoCommit(false);
        for (int batch = 0; batch < batches; batch++) {
          insert(connection, random, together);
          connection.commit();
        }
      }
      return null;
    };
  }

  private void insert(Connection connection, Random random, int together) throws SQLException {
    Integer[] accounts = new Integer[together];
    UUID[] references = new UUID[together];
    BigDecimal[] amounts = new BigDecimal[together];
    for (int i = 0; i < together; i++) {
      accounts[i] = 1 + random.nextInt(people);
      references[i] = new UUID(random.nextLong(), random.nextLong());
      amounts[i] = BigDecimal.valueOf(385, 2);
    }
    Array ids = connection.createArrayOf("int4", accounts);
    Array keys = connection.createArrayOf("uuid", references);
    Array money = connection.createArrayOf("numeric", amounts);
    execute(connection, LOCK, ids);
    execute(connection, BATCH, ids, keys, money);
  }

  private static void execute(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.execute();
    }
  }
}
