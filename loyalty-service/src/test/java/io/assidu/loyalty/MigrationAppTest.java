package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What migrations make of data of before; each is tried and rolled back. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class MigrationAppTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject UnitOfWork units;

  @Test
  void theHistoryOfTiersBeginsWithWhatMembersWereTold() throws IOException {
    UUID profileId = Shop.buyer("2000", 2_000);
    String backfill = statement("V15__tiers_by_more_than_points.sql", "INSERT INTO tier_change");
    assertThat(
            tried(
                backfill,
                """
                SELECT string_agg(c.to_tier || ': ' || c.reason, ', ' ORDER BY c.number)
                FROM tier_change c JOIN account a ON a.id = c.account_id
                WHERE a.profile_id = $1 AND c.program = 'club'""",
                profileId))
        .containsExactly("Gold: 2000 points in 12 months, Gold: held when the history began");
  }

  @Test
  void pointsOfBeforeAreLookedAt() throws IOException {
    UUID profileId = Shop.buyer("100", 100);
    String backfill = statement("V16__alerts.sql", "INSERT INTO timer");
    assertThat(
            tried(
                "DELETE FROM timer WHERE kind = 'points-alert'; " + backfill,
                """
                SELECT count(*)::text FROM timer
                WHERE kind = 'points-alert' AND id = $1 AND due_at <= now()""",
                profileId))
        .containsExactly("1");
  }

  /** What a question answers after statements that are then undone. */
  private List<String> tried(String statements, String question, UUID profileId) {
    List<String> answers = new ArrayList<>();
    Uni<Void> undone =
        units.run(
            work ->
                all(work, statements.split(";\\s+"))
                    .chain(() -> work.query(question, profileId))
                    .invoke(rows -> rows.forEach(row -> answers.add(row.getString(0))))
                    .chain(() -> Uni.createFrom().failure(new IllegalStateException("undone"))));
    assertThatThrownBy(() -> undone.await().atMost(PATIENCE)).hasMessageContaining("undone");
    return answers;
  }

  private static Uni<Void> all(Work work, String... statements) {
    Uni<Void> done = Uni.createFrom().voidItem();
    for (String statement : statements) {
      done = done.chain(() -> work.query(statement).replaceWithVoid());
    }
    return done;
  }

  private static String statement(String migration, String begin) throws IOException {
    try (InputStream file =
        Objects.requireNonNull(
            MigrationAppTest.class.getResourceAsStream("/db/migration/" + migration))) {
      String sql = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      int from = sql.indexOf(begin);
      return sql.substring(from, sql.indexOf(";", from));
    }
  }
}
