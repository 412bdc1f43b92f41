package io.assidu.loyalty;

import io.assidu.contracts.Topics;
import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.EventContext;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.contracts.profile.ProfileChangeApplied;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.contracts.profile.ProfileUnmerged;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What client systems and profile-service say to the service about one program. */
final class HistoryCalls {

  /**
   * An order as it stands.
   *
   * @param points what is left of what it earned, whoever has them
   */
  record Earning(BigDecimal refunded, long points) {}

  private static final AtomicLong VERSIONS = new AtomicLong(10);

  private final String program;
  private final String currency;

  HistoryCalls(String program, String currency) {
    this.program = program;
    this.currency = currency;
  }

  String program() {
    return program;
  }

  /** Whether the member's profile has arrived. */
  boolean isKnown(UUID profile) {
    return member(profile).statusCode() == 200;
  }

  Response member(UUID profile) {
    return Loyalty.as("shop", "loyalty:read").get("/v1/members/" + profile + "?program=" + program);
  }

  String status(String redemption) {
    return Loyalty.as("shop", "loyalty:read").get("/v1/redemptions/" + redemption).path("status");
  }

  boolean isThere(String order) {
    return look(order).statusCode() == 200;
  }

  Earning earning(String order) {
    Response found = look(order).then().statusCode(200).extract().response();
    return new Earning(
        new BigDecimal(found.path("refunded").toString()),
        found.jsonPath().getLong("points") - found.jsonPath().getLong("takenBack"));
  }

  private Response look(String order) {
    return Loyalty.as("shop", "loyalty:read").get("/v1/earnings/" + order + "?program=" + program);
  }

  Response earn(
      UUID profile,
      String order,
      OrderStatus status,
      BigDecimal total,
      BigDecimal refunded,
      Instant at,
      String key) {
    return Loyalty.as("till", "loyalty:earn")
        .header("Idempotency-Key", key)
        .body(
            Map.of(
                "profileId", profile,
                "program", program,
                "orderId", order,
                "status", status.name().toLowerCase(Locale.ROOT),
                "currency", currency,
                "total", total,
                "refunded", refunded,
                "occurredAt", at.toString()))
        .post("/v1/earnings");
  }

  Response redeem(UUID profile, long points, @Nullable String order, boolean atOnce, String key) {
    Map<String, Object> body = new HashMap<>();
    body.put("profileId", profile);
    body.put("program", program);
    body.put("points", points);
    body.put("capture", atOnce);
    body.put("session", Map.of("deviceId", "home", "acr", "silver"));
    if (order != null) {
      body.put("reference", order);
    }
    return Loyalty.as("shop", "loyalty:burn")
        .header("Idempotency-Key", key)
        .body(body)
        .post("/v1/redemptions");
  }

  /** Captures, voids or reverses. */
  Response post(String redemption, String what, String body, String key) {
    RequestSpecification call = Loyalty.as("shop", "loyalty:burn").header("Idempotency-Key", key);
    return (body.isEmpty() ? call : call.body(body))
        .post("/v1/redemptions/" + redemption + "/" + what);
  }

  Response adjust(UUID profile, long points, String key) {
    return Loyalty.as("agent", "loyalty:adjust")
        .header("Idempotency-Key", key)
        .body(
            Map.of("profileId", profile, "program", program, "points", points, "reason", "history"))
        .post("/v1/adjustments");
  }

  Response passOn(UUID from, UUID to, long points, String key) {
    return Loyalty.as("shop", "loyalty:transfer")
        .header("Idempotency-Key", key)
        .body(
            Map.of(
                "profileId", from,
                "toProfileId", to,
                "program", program,
                "points", points,
                "session", Map.of("deviceId", "home", "acr", "silver")))
        .post("/v1/transfers");
  }

  /** The same message so many times. */
  void publish(
      UUID profile,
      String order,
      OrderStatus status,
      BigDecimal total,
      BigDecimal refunded,
      Instant at,
      int copies) {
    UUID id = Ids.next();
    CustomerEvent event =
        new CustomerEvent(
            id,
            profile,
            1,
            "shop",
            "order",
            "Order Completed",
            Map.of(),
            Shop.order(order, status, currency, total.toString(), refunded.toString()),
            EventContext.none(),
            at,
            at);
    for (int copy = 0; copy < copies; copy++) {
      KafkaProbe.publish(Topics.PROFILE_EVENTS, profile.toString(), event, order, id);
    }
  }

  UUID merge(UUID absorbed, UUID survivor, int copies) {
    UUID id = Ids.next();
    apply(
        id,
        survivor,
        "merged",
        new ProfileMerged(id, survivor, 2, absorbed, IdentifierType.EMAIL, Instant.now()),
        copies);
    return id;
  }

  /** And profile-service says again who the restored profile is. */
  void unmerge(UUID mergeId, UUID survivor, UUID restored, int copies) {
    apply(
        mergeId,
        survivor,
        "unmerged",
        new ProfileUnmerged(mergeId, survivor, 3, restored, Instant.now()),
        copies);
    Shop.know(restored, VERSIONS.incrementAndGet());
  }

  /** Whether the till knows whose points these would be; nothing is earned by it. */
  boolean isServed(UUID profile) {
    Map<String, Object> basket =
        Map.of(
            "profileId",
            profile,
            "program",
            program,
            "orderId",
            "basket",
            "status",
            "completed",
            "currency",
            currency,
            "total",
            1);
    return Loyalty.as("shop", "loyalty:read").body(basket).post("/v1/earnings/preview").statusCode()
        == 200;
  }

  void erase(UUID profile, int copies) {
    UUID id = Ids.next();
    apply(id, profile, "erased", new ProfileErased(id, profile, 9, Instant.now()), copies);
  }

  private static void apply(
      UUID changeId, UUID profile, String change, ProfileChange what, int copies) {
    UUID event = Ids.next();
    for (int copy = 0; copy < copies; copy++) {
      KafkaProbe.publish(
          Topics.PROFILE_CHANGES, profile.toString(), what, changeId.toString(), event);
    }
    KafkaProbe.await(
        Topics.PROFILE_APPLIED,
        ProfileChangeApplied.class,
        done -> done.changeId().equals(changeId) && done.change().equals(change));
  }

  /** The same so many times at the same moment. */
  static <T> List<T> atOnce(int times, Supplier<T> call) {
    List<Supplier<T>> calls = new ArrayList<>();
    for (int time = 0; time < times; time++) {
      calls.add(call);
    }
    return atOnce(calls);
  }

  /** All of them at the same moment. */
  static <T> List<T> atOnce(List<Supplier<T>> calls) {
    if (calls.size() == 1) {
      return List.of(calls.getFirst().get());
    }
    try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> answers = new ArrayList<>();
      for (Supplier<T> call : calls) {
        answers.add(clients.submit(call::get));
      }
      List<T> all = new ArrayList<>();
      for (Future<T> answer : answers) {
        all.add(answer.get());
      }
      return all;
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
