package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** 16 clients pass on the same 1,000 points. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class ConcurrentTransferAppTest {

  private static final int CLIENTS = 16;
  private static final String FREELY = "{\"minimumPoints\": 1}";

  @Test
  void pointsGoToOneAndNoMoreThanThereAre() throws Exception {
    Gifts gifts = Gifts.with(FREELY);
    UUID anna = gifts.member(1_000);
    List<UUID> others = IntStream.range(0, CLIENTS).mapToObj(i -> gifts.member(0)).toList();
    List<Integer> answers =
        all(
            client ->
                gifts.pass(anna, others.get(client), 300, "race-" + client + anna).statusCode());

    assertThat(answers).filteredOn(status -> status == 201).hasSize(3);
    assertThat(answers).filteredOn(status -> status != 201).containsOnly(409);
    assertThat(gifts.available(anna)).isEqualTo(100);
    assertThat(others.stream().mapToLong(gifts::available).sum()).isEqualTo(900);
    gifts.assertInOrder();
  }

  /** Also when the points are gone by the time that the second is looked at. */
  @Test
  void theSameKeyIsTheSameTransferToAllWhoSendIt() throws Exception {
    Gifts gifts = Gifts.with(FREELY);
    UUID anna = gifts.member(1_000);
    UUID bruno = gifts.member(0);
    List<Response> answers = all(client -> gifts.pass(anna, bruno, 1_000, "same-" + anna));

    assertThat(answers).extracting(Response::statusCode).containsOnly(201);
    assertThat(answers).extracting(answer -> answer.<String>path("id")).containsOnly(id(answers));
    assertThat(gifts.available(bruno)).isEqualTo(1_000);
    gifts.pass(anna, bruno, 1, "same-" + anna).then().statusCode(422);
  }

  private static String id(List<Response> answers) {
    return answers.getFirst().path("id");
  }

  @Test
  void aLimitHoldsHoweverManySendAtATime() throws Exception {
    Gifts gifts =
        Gifts.with("{\"minimumPoints\": 1, \"received\": [{\"times\": 5, \"per\": \"year\"}]}");
    UUID bruno = gifts.member(0);
    List<UUID> others = IntStream.range(0, CLIENTS).mapToObj(i -> gifts.member(10)).toList();
    List<Integer> answers = all(client -> gifts.pass(others.get(client), bruno, 10).statusCode());

    assertThat(answers).filteredOn(status -> status == 201).hasSize(5);
    assertThat(gifts.available(bruno)).isEqualTo(50);
  }

  @Test
  void transfersThatCrossWaitForEachOtherAndEnd() throws Exception {
    Gifts gifts = Gifts.with(FREELY);
    UUID anna = gifts.member(1_000);
    UUID bruno = gifts.member(1_000);
    List<Integer> answers =
        all(
            client ->
                (client % 2 == 0 ? gifts.pass(anna, bruno, 30) : gifts.pass(bruno, anna, 10))
                    .statusCode());

    assertThat(answers).containsOnly(201);
    assertThat(gifts.available(anna)).isEqualTo(1_000 - 8 * 30 + 8 * 10);
    assertThat(gifts.available(bruno)).isEqualTo(1_000 + 8 * 30 - 8 * 10);
    gifts.assertInOrder();
  }

  private static <T> List<T> all(IntFunction<T> client)
      throws InterruptedException, ExecutionException {
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> answers =
          IntStream.range(0, CLIENTS)
              .mapToObj(number -> clients.submit(() -> client.apply(number)))
              .toList();
      List<T> all = new ArrayList<>();
      for (Future<T> answer : answers) {
        all.add(answer.get());
      }
      return all;
    }
  }
}
