package io.assidu.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.assidu.contracts.profile.OrderStatus;
import io.assidu.loyalty.ledger.About;
import io.assidu.loyalty.ledger.Grant;
import io.assidu.loyalty.ledger.Ledger;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.points.Posting;
import io.assidu.loyalty.points.Slice;
import io.assidu.loyalty.program.Programs;
import io.assidu.loyalty.revenue.Origin;
import io.assidu.platform.identity.Ids;
import io.assidu.platform.work.UnitOfWork;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A program's accounts as finance keeps them. Each test has a program of its own, in a currency
 * that no other test pays in, so that what one closes stays open for the others.
 */
@ApplicationScoped
class Finance {

  static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  static final YearMonth THIS_MONTH = YearMonth.from(TODAY);
  static final YearMonth LAST_MONTH = THIS_MONTH.minusMonths(1);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final UnitOfWork unitOfWork;
  private final Programs programs;
  private final Ledger ledger;

  Finance(UnitOfWork unitOfWork, Programs programs, Ledger ledger) {
    this.unitOfWork = unitOfWork;
    this.programs = programs;
    this.ledger = ledger;
  }

  /** Publishes the shipped program under another name; the name is the test's, too. */
  static void publish(String program, String currency) {
    publish(program, currency, "0.80");
  }

  static void publish(String program, String currency, String rate) {
    save(program, club(program, currency).replace("0.80", rate));
  }

  /** The same, with breakage recognised only once nothing can be redeemed any more. */
  static void publishRemote(String program, String currency) {
    save(program, club(program, currency).replace("proportional", "remote"));
  }

  /** The same, with the program's document changed. */
  static void publish(String program, String currency, UnaryOperator<String> change) {
    save(program, change.apply(club(program, currency)));
  }

  private static void save(String program, String document) {
    Loyalty.as("crm", "program:write")
        .body(document)
        .put("/v1/programs/" + program)
        .then()
        .statusCode(200);
    Loyalty.as("crm", "program:write")
        .post("/v1/programs/" + program + "/publish")
        .then()
        .statusCode(200);
  }

  static String club(String program, String currency) {
    try (InputStream file =
        Objects.requireNonNull(Finance.class.getResourceAsStream("/programs/club.json"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace("\"id\": \"club\"", "\"id\": \"" + program + "\"")
          .replace("\"EUR\"", "\"" + currency + "\"");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Someone who bought on a day, and has a point for each unit of the currency. */
  static UUID buyer(String program, String currency, int total, LocalDate day) {
    UUID profileId = Shop.customer();
    buy(profileId, program + "-" + profileId, currency, total, day);
    awaitAvailable(program, profileId, total);
    return profileId;
  }

  static void buy(UUID profileId, String orderId, String currency, int total, LocalDate day) {
    Shop.tell(
        profileId,
        Shop.order(orderId, OrderStatus.COMPLETED, currency, Integer.toString(total), "0"),
        noon(day),
        "buy");
  }

  static void awaitAvailable(String program, UUID profileId, long points) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(AssertionError.class)
        .until(
            () ->
                Loyalty.as("shop", "loyalty:read")
                        .get("/v1/members/" + profileId + "?program=" + program)
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getLong("available")
                    == points);
  }

  /** Points that were spent on a day that is gone, as no call could spend them now. */
  void spent(String program, UUID profileId, long points, LocalDate day) {
    change(
        program,
        profileId,
        account -> {
          Posting held = account.holdings().hold(points, account.now());
          account.post(held, About.of("past", noon(day)));
          List<Slice> slices =
              held.changes().stream().map(lot -> new Slice(lot.lotId(), lot.held())).toList();
          account.post(account.holdings().burn(slices, points), About.of("past", noon(day)));
        });
  }

  /** Points that were given without a sale on a day that is gone. */
  void given(String program, UUID profileId, long points, String cost, LocalDate day) {
    change(
        program,
        profileId,
        account ->
            account.grant(
                new Grant(
                    Origin.GRANT,
                    points,
                    new BigDecimal(cost),
                    false,
                    About.of("gift", noon(day)))));
  }

  /** So many times a point was given without a sale on a day that is gone. */
  void givenOften(String program, UUID profileId, int times, String cost, LocalDate day) {
    Grant gift =
        new Grant(Origin.GRANT, 1, new BigDecimal(cost), false, About.of("gift", noon(day)));
    change(
        program,
        profileId,
        account -> {
          for (int i = 0; i < times; i++) {
            account.grant(gift);
          }
        });
  }

  private void change(String program, UUID profileId, Consumer<MemberAccount> change) {
    unitOfWork
        .<Void>run(
            work ->
                programs
                    .current(work, program)
                    .chain(version -> ledger.lock(work, profileId, version))
                    .chain(
                        account -> {
                          change.accept(account.orElseThrow());
                          return ledger.write(work, account.get());
                        }))
        .await()
        .atMost(PATIENCE);
  }

  private static Instant noon(LocalDate day) {
    Instant noon = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    return noon.isAfter(Instant.now()) ? Instant.now() : noon;
  }

  static Response propose(String by, String body) {
    return Loyalty.as(by, "accounting:propose")
        .header("Idempotency-Key", Ids.next().toString())
        .body(body)
        .post("/v1/estimates");
  }

  /** An estimate of all cohorts by hand. */
  static String override(String program, String rate, LocalDate effectiveFrom) {
    return """
        {"program": "%s", "method": "override", "rate": %s, "effectiveFrom": "%s",
         "justification": "more come back than we thought"}"""
        .formatted(program, rate, effectiveFrom);
  }

  static Response approve(String by, String id) {
    return Loyalty.as(by, "accounting:approve")
        .header("Idempotency-Key", by + id)
        .post("/v1/estimates/" + id + "/approve");
  }

  static JsonPath estimate(String id) {
    return read("/v1/estimates/" + id);
  }

  /** The estimate once it is booked. */
  static JsonPath booked(String id) {
    return await()
        .atMost(PATIENCE)
        .until(() -> estimate(id), found -> !found.getList("effects").isEmpty());
  }

  static Response close(String program, YearMonth period) {
    return close(program, period.toString());
  }

  static Response close(String program, String period) {
    return Loyalty.as("clara", "accounting:close")
        .header("Idempotency-Key", Ids.next().toString())
        .body("{\"program\": \"%s\", \"period\": \"%s\"}".formatted(program, period))
        .post("/v1/closes");
  }

  static JsonPath preview(String program, YearMonth period) {
    return read("/v1/closes/preview?program=" + program + "&period=" + period);
  }

  /** The preview once nothing of the period waits to be booked. */
  static JsonPath settledPreview(String program, YearMonth period) {
    return await()
        .atMost(PATIENCE)
        .until(
            () -> preview(program, period),
            found -> !found.getList("findings.rule").contains("booked"));
  }

  static JsonPath journal(String program) {
    return Loyalty.as("finance", "journal:read")
        .get("/v1/journal?limit=1000&program=" + program)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  static JsonPath read(String path) {
    return Loyalty.as("auditor", "accounting:read")
        .get(path)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  static BigDecimal money(JsonPath json, String path) {
    Object found = json.get(path);
    assertThat(found).as(path).isNotNull();
    return new BigDecimal(found.toString());
  }
}
