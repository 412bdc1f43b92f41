package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.profile.OrderStatus;
import io.assidu.testkit.TestClock;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What happens to a few members, one thing after the other, each done to the service and to the
 * oracle: what the oracle allows the service must accept, what it forbids it must refuse. Any call
 * and any message is repeated now and then, calls at the same moment.
 */
final class History {

  static final int MEMBERS = 4;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration HALF_A_DAY = Duration.ofHours(12);
  private static final int OFTEN = 3;
  private static final int REFUSED = 300;

  /** A merge that was not undone. */
  private record Merge(UUID id, int absorbed, int survivor, List<Integer> moved) {}

  private final String name;
  private final Random random;
  private final TestClock clock;
  private final HistoryCalls calls;
  private final List<UUID> profiles;
  private final PointsOracle oracle = new PointsOracle(MEMBERS);
  private final List<Merge> merges = new ArrayList<>();
  private int number;

  /** Members who are known and have some points, in a program that the calls are about. */
  History(String name, Random random, TestClock clock, HistoryCalls calls) {
    this.name = name;
    this.random = random;
    this.clock = clock;
    this.calls = calls;
    this.profiles = IntStream.range(0, MEMBERS).mapToObj(i -> Shop.customer()).toList();
    for (int member = 0; member < MEMBERS; member++) {
      UUID profile = profiles.get(member);
      await().atMost(PATIENCE).until(() -> calls.isKnown(profile));
      give(member, 100 + random.nextInt(400));
    }
  }

  void play(Deed deed) {
    deed.play(this);
  }

  Random random() {
    return random;
  }

  int draw(int bound) {
    return random.nextInt(bound);
  }

  PointsOracle oracle() {
    return oracle;
  }

  UUID profile(int number) {
    return profiles.get(number);
  }

  Instant now() {
    return clock.instant();
  }

  /** A profile that is still there, also one that was merged into another. */
  int somebody() {
    return any(IntStream.range(0, MEMBERS).filter(i -> !oracle.isGone(i)).boxed().toList());
  }

  List<Integer> members() {
    return IntStream.range(0, MEMBERS).filter(oracle::isMember).boxed().toList();
  }

  <T> T any(List<T> several) {
    return several.get(random.nextInt(several.size()));
  }

  String newName(String what) {
    return name + "-" + what + "-" + number++;
  }

  /** Some time ago, and never at an hour at which something else becomes due. */
  Instant before() {
    return now().minus(Duration.ofDays(random.nextInt(40))).minus(HALF_A_DAY);
  }

  void order(boolean overKafka) {
    int profile = somebody();
    String id = newName("order");
    BigDecimal total = new BigDecimal(20 + random.nextInt(880));
    Instant at = before();
    Instant now = now();
    tell(overKafka, id, profile, OrderStatus.COMPLETED, total, BigDecimal.ZERO, at);
    oracle.earn(id, profile, total, at, now);
  }

  /** Some part, or all; told again with what is known already, it changes nothing. */
  void refund(OracleOrder order, boolean overKafka) {
    BigDecimal rest = order.total().subtract(order.refunded());
    BigDecimal more =
        rest.multiply(BigDecimal.valueOf(random.nextInt(5), 0))
            .divide(BigDecimal.valueOf(4), 2, RoundingMode.DOWN);
    BigDecimal refunded = order.refunded().add(more);
    if (refunded.signum() > 0) {
      tell(order, overKafka, OrderStatus.REFUNDED, refunded);
    }
  }

  void cancel(OracleOrder order, boolean overKafka) {
    tell(order, overKafka, OrderStatus.CANCELLED, order.total());
  }

  private void tell(OracleOrder order, boolean overKafka, OrderStatus status, BigDecimal refunded) {
    Instant now = now();
    tell(overKafka, order.id(), order.profile(), status, order.total(), refunded, now);
    oracle.refund(order, refunded, now);
    await()
        .atMost(PATIENCE)
        .until(() -> calls.earning(order.id()), found -> found.refunded().compareTo(refunded) >= 0);
  }

  private void tell(
      boolean overKafka,
      String id,
      int profile,
      OrderStatus status,
      BigDecimal total,
      BigDecimal refunded,
      Instant at) {
    if (overKafka) {
      calls.publish(profiles.get(profile), id, status, total, refunded, at, copies());
      await().atMost(PATIENCE).until(() -> calls.isThere(id));
    } else {
      String key = newName("till");
      repeated(200, () -> calls.earn(profiles.get(profile), id, status, total, refunded, at, key));
    }
  }

  void hold(boolean atOnce) {
    int profile = somebody();
    long points = 1 + random.nextInt(500);
    List<OracleOrder> own =
        oracle.orders().stream()
            .filter(order -> oracle.owner(order.profile()) == oracle.owner(profile))
            .toList();
    String order = own.isEmpty() || random.nextBoolean() ? null : any(own).id();
    Instant now = now();
    String key = newName("spend");
    boolean enough = points <= oracle.available(profile, now);
    Response answer =
        repeated(
            enough ? 201 : 409,
            () -> calls.redeem(profiles.get(profile), points, order, atOnce, key));
    if (enough) {
      OracleRedemption held = oracle.hold(answer.path("id"), profile, order, points, now);
      if (atOnce) {
        oracle.capture(held, points, now);
      }
    }
  }

  void capture(OracleRedemption held) {
    long points = 1 + random.nextLong(held.points() + held.points() / 10 + 1);
    boolean possible = points <= held.points();
    Instant now = now();
    String key = newName("capture");
    repeated(
        possible ? 200 : 409,
        () -> calls.post(held.id(), "capture", "{\"points\": %d}".formatted(points), key));
    if (possible) {
      oracle.capture(held, points, now);
    }
  }

  void voidHold(OracleRedemption held) {
    Instant now = now();
    String key = newName("void");
    repeated(200, () -> calls.post(held.id(), "void", "", key));
    oracle.release(held, now);
  }

  void reverse(OracleRedemption captured) {
    long points = 1 + random.nextLong(captured.left() + 1);
    boolean possible = points <= captured.left() && points <= oracle.returnable(captured);
    Instant now = now();
    String key = newName("reverse");
    String body = "{\"points\": %d, \"reason\": \"came back\"}".formatted(points);
    repeated(possible ? 200 : 409, () -> calls.post(captured.id(), "reversal", body, key));
    if (possible) {
      oracle.giveBack(captured, points, now);
    }
  }

  void give(int profile, long points) {
    Instant now = now();
    String key = newName("give");
    repeated(201, () -> calls.adjust(profiles.get(profile), points, key));
    oracle.give(profile, points, now);
  }

  void take(int profile, long points) {
    Instant now = now();
    String key = newName("take");
    boolean enough = points <= oracle.available(profile, now);
    repeated(enough ? 201 : 409, () -> calls.adjust(profiles.get(profile), -points, key));
    if (enough) {
      oracle.take(profile, points, now);
    }
  }

  void passOn(int from, int to) {
    long points = 1 + random.nextInt(400);
    Instant now = now();
    String key = newName("transfer");
    boolean enough = points <= oracle.available(from, now);
    repeated(
        enough ? 201 : 409, () -> calls.passOn(profiles.get(from), profiles.get(to), points, key));
    if (enough) {
      oracle.passOn(from, to, points, now);
    }
  }

  void merge(int absorbed, int survivor) {
    UUID id = calls.merge(profiles.get(absorbed), profiles.get(survivor), copies());
    merges.add(new Merge(id, absorbed, survivor, oracle.merge(absorbed, survivor, now())));
  }

  /** The last merge is undone. */
  void unmerge() {
    if (!merges.isEmpty()) {
      Merge last = merges.removeLast();
      calls.unmerge(
          last.id(), profiles.get(last.survivor()), profiles.get(last.absorbed()), copies());
      await().atMost(PATIENCE).until(() -> calls.isServed(profiles.get(last.absorbed())));
      oracle.unmerge(last.moved(), last.survivor(), last.absorbed(), now());
    }
  }

  void erase(int member) {
    calls.erase(profiles.get(member), copies());
    oracle.erase(member);
    merges.removeIf(merge -> oracle.isGone(merge.survivor()));
  }

  /** Holds expire with the first day, lots with their month. */
  void waitDays(int days) {
    List<OracleRedemption> held =
        oracle.spendings().stream().filter(OracleRedemption::isHeld).toList();
    clock.advance(Duration.ofDays(days));
    for (OracleRedemption spending : held) {
      await().atMost(PATIENCE).until(() -> calls.status(spending.id()), "expired"::equals);
    }
    oracle.holdsExpire(now());
  }

  /** Every member has what the oracle says, and whoever was erased is nobody. */
  void assertAsTheOracleSays() {
    for (int profile = 0; profile < MEMBERS; profile++) {
      UUID id = profiles.get(profile);
      if (oracle.isGone(profile)) {
        calls.member(id).then().statusCode(404);
      } else {
        JsonPath member = calls.member(id).then().statusCode(200).extract().jsonPath();
        assertThat(
                "%d available, %d held, %d owed"
                    .formatted(
                        member.getLong("available"),
                        member.getLong("held"),
                        member.getLong("debt")))
            .as("member %d of %s", profile, name)
            .isEqualTo(
                "%d available, %d held, %d owed"
                    .formatted(
                        oracle.available(profile, now()),
                        oracle.held(profile),
                        oracle.debt(profile)));
      }
    }
  }

  private int copies() {
    return random.nextInt(OFTEN) == 0 ? 2 + random.nextInt(2) : 1;
  }

  /** Now and then several at the same moment with the same key: one answer. */
  private Response repeated(int status, Supplier<Response> call) {
    List<Response> answers = HistoryCalls.atOnce(copies(), call);
    for (Response answer : answers) {
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    }
    if (status < REFUSED) {
      assertThat(answers)
          .extracting(Response::asString)
          .containsOnly(answers.getFirst().asString());
    }
    return answers.getFirst();
  }
}
