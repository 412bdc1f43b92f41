package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.assidu.contracts.Topics;
import io.assidu.contracts.loyalty.JournalEntryPosted;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.ProfileChange;
import io.assidu.contracts.profile.ProfileChangeApplied;
import io.assidu.contracts.profile.ProfileErased;
import io.assidu.contracts.profile.ProfileMerged;
import io.assidu.platform.identity.Ids;
import io.assidu.testkit.KafkaProbe;
import io.assidu.testkit.Servers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Points that customers earn at partners and spend there. */
@QuarkusTest
@WithTestResource(Servers.class)
@WithTestResource(FraudStandIn.class)
class PartnerAppTest {

  private static final String FORMULA =
      """
      {"id": "hotel", "name": "Hotel", "earning": {"pricePerPoint": 0.03, "points":
       "event.properties.basis * 2.0", "qualifies": true, "perEarning": 5000,
       "perMemberAndDay": 6000}, "until": "2100-01-01T00:00:00Z"}""";
  private static final String LOUNGE =
      """
      {"id": "lounge", "kind": "partner", "name": {"en": "Lounge"}, "points": 300, "value": 7.50,
       "partner": "airline"}""";

  @Test
  void aPartnerBuysPointsAndIsPaidBackForThoseThatAreTakenBack() {
    Alliance alliance = Alliance.of(Alliance.AIRLINE);
    UUID member = alliance.customer();
    alliance
        .earn("airline", member, "flight-1", Map.of("points", 1_000))
        .then()
        .statusCode(201)
        .body("points", equalTo(1_000))
        .body("amount", equalTo(20.0f))
        .body("available", equalTo(1_000));
    alliance
        .reverse("flight-1", "back-1", Map.of("points", 333))
        .then()
        .statusCode(201)
        .body("reversed", equalTo(333))
        .body("amount", equalTo(13.34f))
        .body("available", equalTo(667));
    // Told again, it takes nothing more.
    alliance.reverse("flight-1", "back-1", Map.of("points", 333)).then().statusCode(201);
    alliance.reverse("flight-1", "back-1", Map.of("points", 334)).then().statusCode(409);
    alliance
        .reverse("flight-1", "back-2", Map.of("points", 668))
        .then()
        .statusCode(409)
        .body("type", equalTo("https://assidu.io/problems/reversal-exceeds-earning"))
        .body("left", equalTo(667));
    alliance
        .reverse("flight-1", "back-3", Map.of())
        .then()
        .statusCode(201)
        .body("reversed", equalTo(1_000))
        .body("amount", equalTo(0.0f));
    assertThat(alliance.available(member)).isZero();
    assertThat(alliance.entries("allocation"))
        .containsExactly("airline: Dr 411000 20.00 Cr 487000 20.00");
    assertThat(alliance.entries("reversal"))
        .containsExactly(
            "airline: Dr 487000 6.66 Cr 411000 6.66", "airline: Dr 487000 13.34 Cr 411000 13.34");
    assertThat(alliance.perks().balance(member).getLong("tier.qualifying")).isZero();
    assertThat(alliance.reperformance().getList("findings")).isEmpty();
  }

  @Test
  void theEntryNamesThePartnerOnKafkaToo() {
    Alliance alliance = Alliance.of(Alliance.AIRLINE);
    alliance
        .earn("airline", alliance.customer(), "flight-2", Map.of("points", 50))
        .then()
        .statusCode(201);
    JournalEntryPosted entry =
        KafkaProbe.await(
                Topics.LOYALTY_JOURNAL,
                JournalEntryPosted.class,
                posted -> posted.program().equals(alliance.program()))
            .data();
    assertThat(entry.partner()).isEqualTo("airline");
    assertThat(entry.reference()).isEqualTo("flight-2");
  }

  @Test
  void aFormulaSaysHowManyAndLimitsHowManyAtMost() {
    Alliance alliance = Alliance.of(FORMULA);
    UUID member = alliance.customer();
    alliance
        .earn("hotel", member, "night-1", Map.of("basis", 120.75))
        .then()
        .statusCode(201)
        .body("points", equalTo(241))
        .body("amount", equalTo(7.23f));
    assertThat(alliance.perks().balance(member).getLong("tier.qualifying")).isEqualTo(241);
    refused(
        alliance.earn("hotel", member, "night-2", Map.of("points", 9)), 400, "/basis", "formula");
    refused(
        alliance.earn("hotel", member, "night-2", Map.of("basis", 0.4)), 409, "/basis", "points");
    refused(
        alliance.earn("hotel", member, "night-2", Map.of("basis", 2_500.5)),
        409,
        "/points",
        "perEarning");
    alliance.earn("hotel", member, "night-2", Map.of("basis", 2_500)).then().statusCode(201);
    refused(
        alliance.earn("hotel", member, "night-3", Map.of("basis", 380)),
        409,
        "/points",
        "perMemberAndDay");
    alliance.earn("hotel", member, "night-3", Map.of("basis", 379.5)).then().statusCode(201);
    assertThat(alliance.available(member)).isEqualTo(6_000);
  }

  @Test
  void whatIsNotAgreedOrNotSoundIsRefusedAndChangesNothing() {
    Alliance alliance =
        Alliance.of(
            Alliance.AIRLINE
                + """
                , {"id": "over", "name": "Over", "earning": {"pricePerPoint": 1},
                 "burning": {"role": "principal"}, "until": "2020-01-01T00:00:00Z"},
                {"id": "taker", "name": "Taker", "burning": {"role": "principal"}}""");
    UUID member = alliance.customer();
    Map<String, Object> ten = Map.of("points", 10);
    alliance.earn("unknown", member, "x-1", ten).then().statusCode(404);
    alliance.earn("airline", Ids.next(), "x-1", ten).then().statusCode(404);
    refused(alliance.earn("over", member, "x-1", ten), 409, "/occurredAt", "earning");
    refused(alliance.earn("taker", member, "x-1", ten), 409, "/occurredAt", "earning");
    refused(alliance.earn("airline", member, "x-1", Map.of()), 400, "/points", "required");
    refused(
        alliance.earn("airline", member, "x-1", Map.of("points", 10, "basis", 3)),
        400,
        "/points",
        "required");
    refused(
        alliance.earn(
            "airline",
            member,
            "x-1",
            Map.of("points", 10, "occurredAt", Instant.now().plusSeconds(600).toString())),
        400,
        "/occurredAt",
        "past");
    alliance
        .earn("airline", member, "a/b c", ten)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("/reference"));
    alliance.earn("airline", member, "x-1", Map.of("points", 0)).then().statusCode(400);
    alliance.reverse("x-1", "y-1", Map.of()).then().statusCode(404);
    refused(alliance.spend(member, 100, "over"), 409, "/partner", "burning");
    refused(alliance.spend(member, 100, "taker"), 409, "/partner", "rewards-only");
    alliance.spend(member, 100, "unknown").then().statusCode(404);
    assertThat(alliance.journal().getList("items")).isEmpty();
    alliance
        .earn("over", member, "old-1", Map.of("points", 10, "occurredAt", "2019-12-31T00:00:00Z"))
        .then()
        .statusCode(201)
        .body("available", equalTo(0));
  }

  @Test
  void aReferenceEarnsOnceForEverHoweverManyTellIt() throws Exception {
    Alliance alliance = Alliance.of(Alliance.AIRLINE);
    UUID member = alliance.customer();
    UUID other = alliance.customer();
    try (ExecutorService desks = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          IntStream.range(0, 16)
              .mapToObj(
                  desk ->
                      desks.submit(
                          () ->
                              alliance
                                  .earn("airline", member, "once", Map.of("points", 70))
                                  .statusCode()))
              .toList();
      for (Future<Integer> answer : answers) {
        assertThat(answer.get()).isEqualTo(201);
      }
    }
    assertThat(alliance.available(member)).isEqualTo(70);
    refused(
        alliance.earn("airline", other, "once", Map.of("points", 70)), 409, "/reference", "once");
    refused(
        alliance.earn("airline", member, "once", Map.of("points", 71)), 409, "/reference", "once");
    String key = Ids.next().toString();
    alliance.earn("airline", member, "twice", Map.of("points", 5), key).then().statusCode(201);
    alliance.earn("airline", member, "twice", Map.of("points", 5), key).then().statusCode(201);
    alliance.earn("airline", member, "twice", Map.of("points", 6), key).then().statusCode(422);
    assertThat(alliance.available(member)).isEqualTo(75);
    assertThat(alliance.entries("allocation")).hasSize(2);
  }

  @Test
  void ofManyWhoTakeBackAtATimeOnlySoManySucceedAsAreLeft() throws Exception {
    Alliance alliance = Alliance.of(Alliance.AIRLINE);
    UUID member = alliance.customer();
    alliance.earn("airline", member, "race", Map.of("points", 1_000)).then().statusCode(201);
    try (ExecutorService desks = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> answers =
          IntStream.range(0, 16)
              .mapToObj(
                  desk ->
                      desks.submit(
                          () ->
                              alliance
                                  .reverse("race", "race-" + desk, Map.of("points", 200))
                                  .statusCode()))
              .toList();
      int done = 0;
      for (Future<Integer> answer : answers) {
        done += answer.get() == 201 ? 1 : 0;
      }
      assertThat(done).isEqualTo(5);
    }
    assertThat(alliance.available(member)).isZero();
  }

  @Test
  void whatWasSpentBeforeItIsTakenBackIsADebt() {
    Alliance alliance = Alliance.of(Alliance.AIRLINE);
    UUID member = alliance.customer();
    alliance.earn("airline", member, "spent-1", Map.of("points", 500)).then().statusCode(201);
    alliance.spend(member, 400, "airline").then().statusCode(201);
    alliance.reverse("spent-1", "spent-back", Map.of()).then().statusCode(201);
    assertThat(alliance.available(member)).isZero();
    alliance.earn("airline", member, "spent-2", Map.of("points", 450)).then().statusCode(201);
    assertThat(alliance.available(member)).isEqualTo(50);
    assertThat(alliance.journal().getList("items")).isNotEmpty();
    assertThat(alliance.reperformance().getList("findings")).isEmpty();
  }

  @Test
  void anAgentKeepsWhatIsLeftAndGivesItBackWithThePoints() {
    Alliance alliance = Alliance.of(Alliance.AIRLINE);
    UUID member = alliance.customer();
    alliance.earn("airline", member, "burn-1", Map.of("points", 1_000)).then().statusCode(201);
    String id =
        alliance
            .redeem(member, Map.of("points", 400, "partner", "airline"))
            .then()
            .statusCode(201)
            .body("partner", equalTo("airline"))
            .extract()
            .path("id");
    assertThat(alliance.entries("settlement")).isEmpty();
    Loyalty.capture(id, "{\"points\": 300}").then().statusCode(200);
    // 20.00 × 300 ÷ 800 that are expected to be spent; 300 × 0.01 are the airline's.
    assertThat(alliance.entries("recognition"))
        .containsExactly("null: Dr 487000 7.50 Cr 708000 7.50");
    assertThat(alliance.entries("settlement"))
        .containsExactly("airline: Dr 708000 3.00 Cr 467000 3.00");
    Loyalty.reverse(id, "{\"points\": 101, \"reason\": \"one way\"}").then().statusCode(200);
    Loyalty.reverse(id, "{\"reason\": \"the other\"}").then().statusCode(200);
    assertThat(alliance.entries("settlement"))
        .containsExactly(
            "airline: Dr 708000 3.00 Cr 467000 3.00",
            "airline: Cr 708000 1.01 Dr 467000 1.01",
            "airline: Cr 708000 1.99 Dr 467000 1.99");
    assertThat(alliance.available(member)).isEqualTo(1_000);
    assertThat(alliance.reperformance().getList("findings")).isEmpty();
  }

  @Test
  void giftsThatAreSpentAtAPartnerAreACostToAnAgentToo() {
    Alliance alliance = Alliance.of(Alliance.AIRLINE, LOUNGE);
    UUID member = alliance.perks().member(200);
    alliance.earn("airline", member, "mixed", Map.of("points", 100)).then().statusCode(201);
    String id =
        alliance
            .redeem(member, Map.of("rewardId", "lounge", "capture", true))
            .then()
            .statusCode(201)
            .body("partner", equalTo("airline"))
            .extract()
            .path("id");
    assertThat(alliance.entries("settlement"))
        .containsExactly("airline: Dr 623400 5.00 Dr 708000 2.50 Cr 467000 7.50");
    Loyalty.reverse(id, "{\"reason\": \"closed\"}").then().statusCode(200);
    assertThat(alliance.entries("settlement").getLast())
        .isEqualTo("airline: Cr 623400 5.00 Cr 708000 2.50 Dr 467000 7.50");
  }

  @Test
  void aPrincipalHasTheWholeAsACost() {
    Alliance alliance = Alliance.of(Alliance.AIRLINE.replace("agent", "principal"), LOUNGE);
    UUID member = alliance.customer();
    alliance.earn("airline", member, "gross", Map.of("points", 400)).then().statusCode(201);
    alliance.redeem(member, Map.of("rewardId", "lounge", "capture", true)).then().statusCode(201);
    assertThat(alliance.entries("settlement"))
        .containsExactly("airline: Dr 623400 7.50 Cr 467000 7.50");
  }

  @Test
  void ofSuppliedPointsNothingIsDeferred() {
    Alliance alliance =
        Alliance.of(
            "{\"id\": \"miles\", \"name\": \"Miles\", \"burning\": {\"role\": \"agent\"}}",
            program ->
                program.replace(
                    "\"discountPerPoint\"",
                    "\"supplier\": {\"partner\": \"miles\", \"costPerPoint\": 0.02},"
                        + " \"discountPerPoint\""));
    UUID member = alliance.customer();
    order(alliance, member, "COMPLETED", "0").then().statusCode(200);
    // 1,000 × 40 ÷ 1,040 = 38.46 are allocated, 20.00 of it are owed for the miles.
    assertThat(alliance.entries("allocation"))
        .containsExactly("miles: Dr 707000 38.46 Cr 708000 18.46 Cr 467000 20.00");
    order(alliance, member, "REFUNDED", "250").then().statusCode(200);
    order(alliance, member, "REFUNDED", "1000").then().statusCode(200);
    assertThat(alliance.entries("reversal"))
        .containsExactly(
            "miles: Cr 707000 9.61 Dr 708000 4.61 Dr 467000 5.00",
            "miles: Cr 707000 28.85 Dr 708000 13.85 Dr 467000 15.00");
    assertThat(alliance.reperformance().getList("findings")).isEmpty();
    assertThat(alliance.perks().member(50)).isNotNull();
    assertThat(alliance.entries("cost")).containsExactly("miles: Dr 623400 1.00 Cr 467000 1.00");
  }

  private static Response order(Alliance alliance, UUID member, String status, String refunded) {
    return Loyalty.as("till", "loyalty:earn")
        .header("Idempotency-Key", Ids.next().toString())
        .body(
            """
            {"program": "%s", "profileId": "%s", "orderId": "o-%s", "status": "%s",
             "currency": "CHF", "total": 1000, "refunded": %s}"""
                .formatted(
                    alliance.program(), member, member, status.toLowerCase(Locale.ROOT), refunded))
        .post("/v1/earnings");
  }

  @Test
  void aTokenOfAPartnerSpeaksForThatPartnerAlone() {
    Alliance alliance = Alliance.of(Alliance.AIRLINE + "," + FORMULA);
    UUID member = alliance.customer();
    String body =
        "{\"program\": \"%s\", \"profileId\": \"%s\", \"reference\": \"bound\", \"points\": 500}"
            .formatted(alliance.program(), member);
    Map<String, String> airline = Map.of("partnerId", "airline");
    Map<String, String> hotel = Map.of("partnerId", "hotel");
    Alliance.as("hotel-desk", hotel, "loyalty:partner")
        .header("Idempotency-Key", "bound-" + member)
        .body(body)
        .post("/v1/partners/airline/earnings")
        .then()
        .statusCode(403)
        .body("errors[0].field", equalTo("/partnerId"));
    Alliance.as("air-desk", airline, "loyalty:partner")
        .header("Idempotency-Key", "bound-" + member)
        .body(body)
        .post("/v1/partners/airline/earnings")
        .then()
        .statusCode(201);
    Alliance.as("air-desk", airline, "loyalty:partner")
        .get("/v1/partners/airline/earnings/bound?program=" + alliance.program())
        .then()
        .statusCode(200)
        .body("points", equalTo(500));
    Alliance.as("hotel-desk", hotel, "loyalty:partner")
        .get("/v1/partners/airline/earnings/bound?program=" + alliance.program())
        .then()
        .statusCode(403);
    Loyalty.as("shop", "loyalty:read", "loyalty:earn")
        .header("Idempotency-Key", "no-scope")
        .body(body)
        .post("/v1/partners/airline/earnings")
        .then()
        .statusCode(403);

    alliance
        .redeem("air-desk", airline, member, Map.of("points", 200))
        .then()
        .statusCode(403)
        .body("errors[0].field", equalTo("/partner"));
    String id =
        alliance
            .redeem("air-desk", airline, member, Map.of("points", 200, "partner", "airline"))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    capture("hotel-desk", hotel, id).then().statusCode(404);
    capture("air-desk", airline, id).then().statusCode(200);
  }

  private static Response capture(String client, Map<String, String> claims, String id) {
    return Alliance.as(client, claims, "loyalty:burn")
        .header("Idempotency-Key", "capture-" + id)
        .body("{}")
        .post("/v1/redemptions/" + id + "/capture");
  }

  @Test
  void aMergeAndAnErasureAreFollowed() {
    Alliance alliance = Alliance.of(Alliance.AIRLINE);
    UUID survivor = alliance.customer();
    UUID absorbed = alliance.customer();
    alliance.earn("airline", absorbed, "merge-1", Map.of("points", 300)).then().statusCode(201);
    UUID mergeId = Ids.next();
    apply(
        mergeId,
        survivor,
        "merged",
        new ProfileMerged(mergeId, survivor, 2, absorbed, IdentifierType.EMAIL, Instant.now()));
    alliance
        .earn("airline", survivor, "merge-1", Map.of("points", 300))
        .then()
        .statusCode(201)
        .body("profileId", equalTo(survivor.toString()))
        .body("available", equalTo(300));
    alliance
        .reverse("merge-1", "merge-back", Map.of("points", 100))
        .then()
        .statusCode(201)
        .body("available", equalTo(200));
    UUID erasureId = Ids.next();
    apply(erasureId, survivor, "erased", new ProfileErased(erasureId, survivor, 3, Instant.now()));
    alliance.reverse("merge-1", "too-late", Map.of()).then().statusCode(404);
    alliance.earn("airline", survivor, "merge-2", Map.of("points", 1)).then().statusCode(404);
    assertThat(alliance.journal().getList("items.partner"))
        .filteredOn("airline"::equals)
        .hasSize(2);
    assertThat(alliance.reperformance().getList("findings")).isEmpty();
  }

  private static void apply(UUID changeId, UUID profileId, String change, ProfileChange record) {
    KafkaProbe.publish(Topics.PROFILE_CHANGES, profileId.toString(), record);
    KafkaProbe.await(
        Topics.PROFILE_APPLIED,
        ProfileChangeApplied.class,
        done -> done.changeId().equals(changeId) && done.change().equals(change));
  }

  @Test
  void aProgramSaysWhatIsWrongWithItsPartners() {
    String document =
        Perks.document("wrong-partners", LOUNGE)
            .replace(
                "\"discountPerPoint\"",
                "\"supplier\": {\"partner\": \"nobody\","
                    + " \"costPerPoint\": 0.02}, \"discountPerPoint\"")
            .replace("\"sales\": \"707000\"", "\"sales\": \"411000\"");
    Perks.save(
            "wrong-partners",
            Alliance.with(
                document,
                """
                {"id": "taxi", "name": "Taxi", "earning": {"pricePerPoint": 0.1,
                 "points": "event.properties.basis +"}},
                {"id": "taxi", "name": "Taxi", "from": "2026-02-01T00:00:00Z",
                 "until": "2026-01-01T00:00:00Z"}"""))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("/partners/0/earning/points"))
        .body("errors.field", hasItem("/partners/1/id"))
        .body("errors.field", hasItem("/partners/1/until"))
        .body("errors.field", hasItem("/accounting/supplier/partner"))
        .body("errors.field", hasItem("/partners/0/earning"))
        .body("errors.field", hasItem("/rewards/0/partner"))
        .body("errors.field", hasItem("/accounting/accounts/partnerReceivable"));
    Perks.save(
            "wrong-partners",
            Alliance.with(
                Perks.document("wrong-partners"),
                "{\"id\": \"Taxi\", \"name\": \"\", \"burning\": {}, \"earning\": {\"pricePerPoint\":"
                    + " 0}}"))
        .then()
        .statusCode(400);
    Loyalty.as("crm", "program:write")
        .post("/v1/programs/wrong-partners/publish")
        .then()
        .statusCode(409);
  }

  @Test
  void whatHappenedInAClosedMonthIsBookedInTheOpenOne() {
    Alliance alliance = Alliance.of(Alliance.AIRLINE);
    UUID member = alliance.customer();
    Instant before = Finance.LAST_MONTH.atDay(5).atStartOfDay(ZoneOffset.UTC).toInstant();
    alliance
        .earn(
            "airline",
            member,
            "before-1",
            Map.of("points", 700, "occurredAt", before.truncatedTo(ChronoUnit.SECONDS).toString()))
        .then()
        .statusCode(201);
    alliance.journal();
    JsonPath preview = Finance.settledPreview(alliance.program(), Finance.LAST_MONTH);
    assertThat(preview.getList("findings")).isEmpty();
    Finance.close(alliance.program(), Finance.LAST_MONTH)
        .then()
        .statusCode(201)
        .body("statement.liability.cohorts[0].origin", equalTo("partner"))
        .body("statement.liability.total.closing", equalTo(14))
        .body("statement.tieOuts.difference", equalTo(List.of(0, 0, 0, 0, 0)));
    alliance.reverse("before-1", "after-1", Map.of("points", 100)).then().statusCode(201);
    assertThat(alliance.journal().getString("items[-1].bookingDate"))
        .isEqualTo(Finance.TODAY.toString());
    assertThat(alliance.reperformance().getList("findings")).isEmpty();
  }

  private static void refused(Response answer, int status, String field, String rule) {
    answer
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("errors[0].field", equalTo(field))
        .body("errors[0].rule", equalTo(rule));
  }
}
