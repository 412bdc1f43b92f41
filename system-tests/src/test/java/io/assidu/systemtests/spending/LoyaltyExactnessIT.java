package io.assidu.systemtests.spending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.assidu.local.Stack;
import io.assidu.local.client.Answer;
import io.assidu.local.client.Suite;
import io.assidu.systemtests.RunningStack;
import io.assidu.systemtests.Runs;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * 64 clients ask three instances for the same points: exactly the points that there are get spent,
 * and whoever asks twice with one key is served once.
 */
@ExtendWith(RunningStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoyaltyExactnessIT {
  private static final int CLIENTS = 64;
  private static final long POINTS = 1_000;
  private static final int CREATED = 201;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Tills tills;

  @BeforeAll
  void open(Stack stack, Suite suite) throws Exception {
    tills = Tills.open(stack, suite);
  }

  @AfterAll
  void close() {
    tills.close();
  }

  /** What a client asked for, and what came of it. */
  private record Asked(long points, Answer answer) {
    boolean accepted() {
      return answer.status() == CREATED;
    }
  }

  @Test
  void ofAllWhoSpendTheSamePointsOnlySoManySucceedAsThereAreFor() throws Exception {
    String member = member();
    List<Asked> asked =
        everybody(
            client -> {
              long points = 10 + 7L * (client % 9);
              boolean atOnce = client % 2 == 0;
              return () -> new Asked(points, spend(client, member, points, atOnce));
            });

    long spent = asked.stream().filter(Asked::accepted).mapToLong(Asked::points).sum();
    JsonNode balance = tills.balance(member);
    assertThat(spent).isLessThanOrEqualTo(POINTS);
    assertThat(balance.path("held").asLong()).isZero();
    assertThat(balance.path("available").asLong()).isEqualTo(POINTS - spent);
    assertThat(asked)
        .filteredOn(one -> !one.accepted())
        .isNotEmpty()
        .allSatisfy(
            one -> {
              assertThat(one.answer().status()).as(one.answer().body()).isEqualTo(CONFLICT);
              assertThat(one.points()).as("could be afforded").isGreaterThan(POINTS - spent);
            });
  }

  @Test
  void pointsThatGoIntoPartsEvenlyAreSpentToTheLast() throws Exception {
    String member = member();
    List<Asked> asked =
        everybody(client -> () -> new Asked(50, spend(client, member, 50, client % 2 == 0)));

    assertThat(asked).filteredOn(Asked::accepted).hasSize((int) (POINTS / 50));
    assertThat(tills.balance(member).path("available").asLong()).isZero();
    assertThat(tills.balance(member).path("held").asLong()).isZero();
  }

  /** Most of the points, so that there are not enough left for a second. */
  @Test
  void oneKeyIsOneRedemptionWhicheverInstanceIsAsked() throws Exception {
    String member = member();
    String key = "one-" + Runs.next();
    List<Answer> answers =
        everybody(
            client ->
                () -> tills.redeem(client, member, Map.of("points", 800, "capture", true), key));

    assertOneAnswer(answers);
    assertThat(tills.balance(member).path("available").asLong()).isEqualTo(200);
  }

  @Test
  void anInstanceThatIsKilledInTheMidstTakesNothingAndLosesNothing() throws Exception {
    String one = member();
    String many = member();
    String key = "killed-" + Runs.next();
    CountDownLatch begun = new CountDownLatch(CLIENTS / 4);
    List<Callable<Asked>> calls = new ArrayList<>();
    for (int i = 0; i < CLIENTS; i++) {
      int client = i;
      boolean same = client % 2 == 0;
      calls.add(
          () -> {
            begun.countDown();
            return same
                ? new Asked(
                    800, tills.redeem(client, one, Map.of("points", 800, "capture", true), key))
                : new Asked(40, spend(client, many, 40, client % 4 == 1));
          });
    }
    calls.add(
        () -> {
          begun.await();
          tills.last().kill();
          return new Asked(0, tills.instance(0).get("/q/health/ready"));
        });
    List<Asked> asked = Tills.atOnce(calls).subList(0, CLIENTS);
    tills.last().start();

    assertOneAnswer(asked.stream().filter(a -> a.points() == 800).map(Asked::answer).toList());
    assertThat(tills.balance(one).path("available").asLong()).isEqualTo(200);
    List<Asked> others = asked.stream().filter(a -> a.points() == 40).toList();
    assertThat(others).filteredOn(Asked::accepted).hasSize((int) (POINTS / 40));
    assertThat(tills.balance(many).path("available").asLong()).isZero();
    assertThat(tills.balance(many).path("held").asLong()).isZero();
  }

  @Test
  void inARushForARewardNoMoreGoThanThereArePieces() throws Exception {
    int pieces = 10;
    List<String> members = tills.members(8, POINTS);
    String stock = "/v1/rewards/" + tills.program() + "/" + Tills.REWARD + "/stock";
    tills
        .instance(0)
        .post(
            stock,
            Map.of("pieces", pieces, "reason", "proof"),
            "Idempotency-Key",
            "stock-" + Runs.next())
        .expect(200, CREATED);
    List<Asked> asked =
        everybody(
            client ->
                () -> {
                  String member = members.get(client % members.size());
                  Map<String, Object> reward =
                      Map.of("rewardId", Tills.REWARD, "capture", client % 2 == 0);
                  String key = "rush-" + client + "-" + Runs.next();
                  Answer answer = tills.redeem(client, member, reward, key);
                  if (answer.status() == CREATED && client % 2 != 0) {
                    tills.capture(client + 1, answer.json().path("id").asText()).expect(200);
                  }
                  return new Asked(Tills.PRICE, answer);
                });

    assertThat(asked).filteredOn(Asked::accepted).hasSize(pieces);
    assertThat(asked)
        .filteredOn(one -> !one.accepted())
        .allSatisfy(one -> assertThat(one.answer().body()).contains("out-of-stock"));
    long left = 0;
    for (String member : members) {
      left += tills.balance(member).path("available").asLong();
    }
    assertThat(left).isEqualTo(members.size() * POINTS - (long) pieces * Tills.PRICE);
  }

  @Test
  void twoInstancesThatAreAskedTheSameAtTheSameMomentDoItOnce() throws Exception {
    String member = member();
    int rounds = 20;
    for (int round = 0; round < rounds; round++) {
      String key = "race-" + Runs.next();
      int first = round;
      List<Answer> answers =
          Tills.atOnce(
              List.of(
                  () -> tills.adjust(first, member, 5, key),
                  () -> tills.adjust(first + 1, member, 5, key)));
      assertOneAnswer(answers);
    }
    assertThat(tills.balance(member).path("available").asLong()).isEqualTo(POINTS + 5L * rounds);

    String key = "bodies-" + Runs.next();
    List<Answer> answers =
        Tills.atOnce(
            List.of(() -> tills.adjust(0, member, 1, key), () -> tills.adjust(1, member, 2, key)));
    assertThat(answers)
        .extracting(Answer::status)
        .containsExactlyInAnyOrder(CREATED, UNPROCESSABLE);
  }

  @AfterEach
  void booksHold() throws Exception {
    JsonNode journal =
        await()
            .atMost(PATIENCE)
            .until(
                () -> tills.read("/v1/journal/verification"),
                found -> found.path("waiting").asLong() == 0);
    assertThat(journal.path("findings")).isEmpty();
    assertThat(journal.path("valid").asBoolean()).isTrue();
    assertThat(journal.path("debits").decimalValue())
        .isEqualByComparingTo(journal.path("credits").decimalValue());
    JsonNode ledger = tills.read("/v1/ledger/verification");
    assertThat(ledger.path("findings")).isEmpty();
    assertThat(ledger.path("valid").asBoolean()).isTrue();
    assertThat(tills.read("/v1/journal/re-performance").path("identical").asBoolean()).isTrue();
  }

  private String member() throws IOException, InterruptedException {
    return tills.members(1, POINTS).getFirst();
  }

  /** At once, or held at one instance and captured at the next. */
  private Answer spend(int client, String member, long points, boolean atOnce)
      throws IOException, InterruptedException {
    String key = "spend-" + client + "-" + Runs.next();
    Answer answer = tills.redeem(client, member, Map.of("points", points, "capture", atOnce), key);
    if (answer.status() == CREATED && !atOnce) {
      tills.capture(client + 1, answer.json().path("id").asText()).expect(200);
    }
    return answer;
  }

  private static <T> List<T> everybody(IntFunction<Callable<T>> call) throws InterruptedException {
    return Tills.atOnce(IntStream.range(0, CLIENTS).mapToObj(call).toList());
  }

  private static void assertOneAnswer(List<Answer> answers) {
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isEqualTo(CREATED));
    assertThat(answers).extracting(Answer::body).containsOnly(answers.getFirst().body());
  }
}
