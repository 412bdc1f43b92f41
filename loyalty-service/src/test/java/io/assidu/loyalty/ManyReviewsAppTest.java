package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.loyalty.TierChanged;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.tier.Tiers;
import io.assidu.platform.work.UnitOfWork;
import io.assidu.platform.work.Work;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Many members looked at in one transaction. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class ManyReviewsAppTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject UnitOfWork units;
  @Inject Programs programs;
  @Inject Ledger ledger;
  @Inject Tiers tiers;

  @Test
  void eachIsToldOnceAndInItsOwnStory() {
    List<UUID> members =
        List.of(Shop.buyer("2000", 2_000), Shop.buyer("100", 100), Shop.buyer("5000", 5_000));
    members.forEach(member -> awaitTold(member, 1));
    units
        .run(work -> work.write("DELETE FROM member_tier"))
        .chain(() -> units.run(work -> review(work, members)))
        .await()
        .atMost(PATIENCE);
    List<String> reached =
        members.stream().map(member -> awaitTold(member, 2).getLast().to()).toList();
    assertThat(reached).containsExactly("Gold", "Silver", "Platinum");

    List<UUID> named = units.run(work -> review(work, members)).await().atMost(PATIENCE);
    assertThat(named).isEmpty();
    members.forEach(member -> awaitTold(member, 2));
  }

  /** Answers of whom anything was said, the same members twice over. */
  private Uni<List<UUID>> review(Work work, List<UUID> members) {
    List<UUID> named = new ArrayList<>();
    return programs
        .current(work, "club")
        .chain(
            program ->
                Multi.createFrom()
                    .iterable(members)
                    .onItem()
                    .transformToUniAndConcatenate(
                        member -> ledger.lock(work, member, program).map(a -> a.orElseThrow()))
                    .collect()
                    .asList())
        .chain(
            accounts -> {
              List<MemberAccount> twice = new ArrayList<>(accounts);
              twice.addAll(accounts);
              return tiers.review(work, twice, account -> named.add(account.profileId()));
            })
        .replaceWith(named);
  }

  private static List<TierChanged> awaitTold(UUID member, int times) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                Tiered.said(member, TierChanged.class).stream()
                    .filter(change -> change.program().equals("club"))
                    .toList(),
            told -> told.size() == times);
  }
}
