package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.platform.identity.Ids;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 64 members want the last ten. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class ConcurrentRewardAppTest {

  private static final int CLIENTS = 64;
  private static final int FEWER = 24;
  private static final int LAST = 10;
  private static final String REWARD =
      """
      {"id": "%s", "kind": "%s", "name": {"en": "Rare"}, "points": 100, "value": 5, %s}""";

  @Test
  void exactlyTheLastTenPiecesGoAndNoPointsWithoutAPiece() throws Exception {
    Perks perks = Perks.with(REWARD.formatted("rare", "product", "\"stock\": \"counted\""));
    perks
        .stock("rare", "stock", Map.of("pieces", LAST, "reason", "the last"))
        .then()
        .statusCode(201);
    List<UUID> members = perks.members(CLIENTS, 100);
    List<Integer> answers =
        all(
            CLIENTS,
            client ->
                perks
                    .redeem(members.get(client), "rare", Map.of("capture", client % 2 == 0))
                    .statusCode());

    assertThat(answers).filteredOn(status -> status == 201).hasSize(LAST);
    assertThat(answers).filteredOn(status -> status != 201).containsOnly(409);
    assertThat(perks.stock("rare").getLong("left")).isZero();
    assertThat(perks.stock("rare").getLong("held") + perks.stock("rare").getLong("taken"))
        .isEqualTo(LAST);
    long spent =
        members.stream().mapToLong(id -> 100 - perks.balance(id).getLong("available")).sum();
    assertThat(spent).isEqualTo(100L * LAST);
  }

  @Test
  void noCodeGoesToTwoPeople() throws Exception {
    Perks perks = Perks.with(REWARD.formatted("card", "voucher", "\"voucherPool\": \"cards\""));
    List<String> codes = IntStream.range(0, LAST).mapToObj(n -> "C-" + Ids.next()).toList();
    perks
        .stock("card", "codes", Map.of("codes", codes, "reason", "the last"))
        .then()
        .statusCode(201);
    List<UUID> members = perks.members(FEWER, 100);
    List<Response> answers =
        all(FEWER, client -> perks.redeem(members.get(client), "card", Map.of("capture", true)));

    assertThat(answers)
        .filteredOn(answer -> answer.statusCode() == 201)
        .extracting(answer -> answer.<String>path("voucherCode"))
        .containsExactlyInAnyOrderElementsOf(codes);
  }

  @Test
  void oneMemberHasItOnceHoweverManyAskAtATime() throws Exception {
    Perks perks = Perks.with(REWARD.formatted("once", "event", "\"perMember\": {\"times\": 1}"));
    UUID profileId = perks.member(10_000);
    List<Integer> answers = all(CLIENTS, client -> perks.redeem(profileId, "once").statusCode());
    assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
    assertThat(perks.balance(profileId).getLong("held")).isEqualTo(100);
  }

  private static <T> List<T> all(int number, IntFunction<T> client) throws Exception {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> answers =
          IntStream.range(0, number)
              .mapToObj(one -> clients.submit(() -> client.apply(one)))
              .toList();
      List<T> all = new ArrayList<>();
      for (Future<T> answer : answers) {
        all.add(answer.get());
      }
      return all;
    }
  }
}
