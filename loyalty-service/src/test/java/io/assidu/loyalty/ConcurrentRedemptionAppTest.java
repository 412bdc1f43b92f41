package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
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

/** 64 clients want the same 1,000 points. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class ConcurrentRedemptionAppTest {

  private static final int CLIENTS = 64;

  @Test
  void exactlyThePointsThatThereAreCanBeSpent() throws Exception {
    UUID profileId = Shop.buyer("1000", 1_000);
    List<Integer> answers = all(client -> status(profileId, "client-" + client + profileId));

    assertThat(answers).filteredOn(status -> status == 201).hasSize(10);
    assertThat(answers).filteredOn(status -> status != 201).containsOnly(409);
    assertThat(Loyalty.member(profileId).getLong("held")).isEqualTo(1_000);
    assertThat(Loyalty.member(profileId).getLong("available")).isZero();
  }

  @Test
  void theSameKeySpendsOnce() throws Exception {
    UUID profileId = Shop.buyer("1000", 1_000);
    List<Integer> answers = all(client -> status(profileId, "same-" + profileId));

    assertThat(answers).contains(201);
    assertThat(Loyalty.member(profileId).getLong("held")).isEqualTo(100);
    assertThat(Loyalty.member(profileId).getLong("available")).isEqualTo(900);
  }

  private static int status(UUID profileId, String key) {
    return Loyalty.redeem(profileId, 100, key, "home", "gold").statusCode();
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
