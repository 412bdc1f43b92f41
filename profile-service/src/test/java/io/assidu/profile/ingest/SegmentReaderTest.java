package io.assidu.profile.ingest;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.ingest.ConsentGiven;
import io.assidu.contracts.ingest.IngestedEvent;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderLine;
import io.assidu.contracts.profile.OrderStatus;
import io.assidu.platform.problem.ProblemException;
import io.assidu.platform.problem.Violation;
import io.assidu.profile.ProfileError;
import io.assidu.profile.identity.IdentityRules;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class SegmentReaderTest {

  private static final Instant RECEIVED = Instant.parse("2026-11-24T08:00:10Z");

  private final SegmentReader reader =
      new SegmentReader(IdentityRules.standard(), () -> "made-here");

  @Test
  void a_sign_up_tells_who_where_and_with_which_consent() {
    IngestedEvent event =
        read(
            Kind.IDENTIFY,
            """
            {"messageId": "m-1", "userId": "customer-1", "anonymousId": "a-1",
             "traits": {"email": "Ada@Example.COM", "phone": "06 12 34 56 78",
                        "address": {"country": "FR"}},
             "context": {"locale": "fr-FR", "timezone": "Europe/Paris", "ip": "192.0.2.1",
               "device": {"id": "d-1", "token": "push-1"},
               "page": {"url": "https://shop.example/"},
               "consent": [{"purpose": "marketing", "channel": "email", "status": "granted",
                            "notice": "signup-1", "method": "form"}]}}
            """);

    assertThat(event.identifiers())
        .containsExactly(
            new Identifier(IdentifierType.CUSTOMER_ID, "customer-1"),
            new Identifier(IdentifierType.EMAIL, "Ada@example.com"),
            new Identifier(IdentifierType.PHONE, "+33612345678"),
            new Identifier(IdentifierType.DEVICE_ID, "d-1"),
            new Identifier(IdentifierType.ANONYMOUS_ID, "a-1"));
    assertThat(event.traits())
        .containsEntry("email", "Ada@example.com")
        .containsEntry("phone", "+33612345678")
        .containsEntry("pushToken", "push-1");
    assertThat(event.context().zone()).isEqualTo("Europe/Paris");
    assertThat(event.context().url()).isEqualTo("https://shop.example/");
    assertThat(event.consents())
        .containsExactly(
            new ConsentGiven(
                Purpose.MARKETING, Channel.EMAIL, null, ConsentStatus.GRANTED, "signup-1", "form"));
  }

  @Test
  void a_sender_s_clock_is_corrected_by_ours() {
    IngestedEvent event =
        read(
            Kind.TRACK,
            """
            {"event": "Product Viewed", "anonymousId": "a",
             "timestamp": "2026-11-24T11:00:00.000Z", "sentAt": "2026-11-24T11:00:04.000Z"}
            """);

    assertThat(event.occurredAt()).isEqualTo(Instant.parse("2026-11-24T08:00:06Z"));
  }

  @Test
  void nothing_happens_in_the_future() {
    IngestedEvent event =
        read(
            Kind.TRACK,
            """
            {"event": "Product Viewed", "anonymousId": "a",
             "timestamp": "2031-01-01T00:00:00+01:00"}
            """);

    assertThat(event.occurredAt()).isEqualTo(RECEIVED);
  }

  @Test
  void a_batch_lends_its_context_and_sent_at_to_its_events() {
    List<IngestedEvent> events =
        batch(
            """
            {"sentAt": "2026-11-24T08:00:12Z", "context": {"locale": "de"}, "batch": [
              {"type": "page", "anonymousId": "a", "timestamp": "2026-11-24T08:00:11Z"},
              {"type": "track", "event": "X", "userId": 42, "context": {"locale": "fr"}}]}
            """);

    assertThat(events).extracting(IngestedEvent::kind).containsExactly("page", "track");
    assertThat(events.get(0).occurredAt()).isEqualTo(RECEIVED.minusSeconds(1));
    assertThat(events.get(0).context().locale()).isEqualTo("de");
    assertThat(events.get(1).context().locale()).isEqualTo("fr");
    assertThat(events.get(1).identifiers())
        .containsExactly(new Identifier(IdentifierType.CUSTOMER_ID, "42"));
    assertThat(events.get(1).messageId()).isEqualTo("made-here");
  }

  /** Case SEG-1: Segment's own example of "Product Viewed", by its name of version 1. */
  @Test
  void an_old_event_name_is_read_as_the_new_one() {
    IngestedEvent event =
        read(
            Kind.TRACK,
            """
            {"event": "Viewed Product", "anonymousId": "a", "properties":
              {"product_id": "507f1f77bcf86cd799439011", "price": 18.99, "currency": "usd"}}
            """);

    assertThat(event.name()).isEqualTo("Product Viewed");
    assertThat(event.properties()).containsEntry("price", new BigDecimal("18.99"));
    assertThat(event.order()).isNull();
  }

  /** Case SEG-2: Segment's own example of "Order Completed". */
  @Test
  void an_order_completed_is_an_order_that_adds_up() {
    Order order =
        requireNonNull(
            read(
                    Kind.TRACK,
                    """
                {"event": "Order Completed", "userId": "c1", "properties": {
                  "order_id": "50314b8e9bcf000000000000", "total": 27.5, "subtotal": 22.5,
                  "revenue": 25.0, "shipping": 3, "tax": 2, "discount": 2.5, "coupon": "hasbros",
                  "currency": "usd", "products": [
                    {"product_id": "507f1f77bcf86cd799439011", "sku": "45790-32",
                     "name": "Monopoly: 3rd Edition", "price": 19, "quantity": 1,
                     "category": "Games"},
                    {"product_id": "505bd76785ebb509fc183733", "sku": "46493-32",
                     "name": "Uno Card Game", "price": 3, "quantity": 2, "category": "Games"}]}}
                """)
                .order());

    assertThat(order.status()).isEqualTo(OrderStatus.COMPLETED);
    assertThat(order.currency()).isEqualTo("USD");
    BigDecimal lines =
        order.lines().stream().map(OrderLine::total).reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(lines).isEqualByComparingTo("25.00");
    assertThat(lines.subtract(order.discount()).add(order.tax()).add(order.shipping()))
        .isEqualByComparingTo(order.total())
        .isEqualByComparingTo("27.50");
  }

  @Test
  void a_refund_needs_no_more_than_the_order_s_id() {
    Order order =
        requireNonNull(
            read(
                    Kind.TRACK,
                    """
                {"event": "Order Refunded", "userId": "c1", "properties": {"order_id": "o-1"}}
                """)
                .order());

    assertThat(order.status()).isEqualTo(OrderStatus.REFUNDED);
    assertThat(order.refunded()).isZero();
  }

  @Test
  void every_broken_rule_is_named_with_its_place() {
    assertThatThrownBy(
            () ->
                batch(
                    """
                    {"batch": [
                      {"type": "track", "userId": {"id": 1}, "anonymousId": "a", "event": "X"},
                      {"type": "alias", "userId": "c1"},
                      {"type": "track", "userId": "c1"},
                      {"type": "track", "userId": "c1", "event": "X", "timestamp": "yesterday"},
                      {"type": "identify", "userId": "null"},
                      {"type": "identify", "userId": "c1", "traits": "many"},
                      {"type": "identify", "userId": "c1", "context": {"consent": [
                        {"purpose": "spam", "channel": "email", "status": "granted"}]}},
                      {"type": "track", "userId": "c1", "event": "Order Completed",
                       "properties": {"order_id": "o", "currency": "EURO", "total": -1}},
                      {"type": "track", "userId": "c1", "event": "X",
                       "context": {"correlationId": "till 7\\nERROR"}}]}
                    """))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .satisfies(
            problem -> {
              assertThat(problem.code()).isEqualTo(ProfileError.INVALID_EVENT);
              assertThat(problem.violations())
                  .extracting(Violation::field, Violation::rule)
                  .containsExactlyInAnyOrder(
                      tuple("/batch/0/userId", "type"),
                      tuple("/batch/1/type", "enum"),
                      tuple("/batch/2/event", "required"),
                      tuple("/batch/3/timestamp", "dateTime"),
                      tuple("/batch/4/userId", "identifier"),
                      tuple("/batch/5/traits", "type"),
                      tuple("/batch/6/context/consent/0/purpose", "enum"),
                      tuple("/batch/7/properties/currency", "currency"),
                      tuple("/batch/7/properties/total", "amount"),
                      tuple("/batch/8/context/correlationId", "pattern"));
            });
  }

  @Test
  void an_event_belongs_to_the_story_it_names_itself_or_the_batch_names_for_it() {
    assertThat(
            incoming(
                """
                {"context": {"correlationId": "till-7"},
                 "batch": [
                  {"type": "track", "userId": "c1", "event": "X",
                   "context": {"correlationId": "till-8"}},
                  {"type": "track", "userId": "c1", "event": "Y"}]}
                """))
        .extracting(Incoming::correlationId)
        .containsExactly("till-8", "till-7");
  }

  @Test
  void an_event_of_more_than_32_kilobytes_is_too_large() {
    String large = "x".repeat(SegmentReader.LARGEST_EVENT);

    assertThatThrownBy(() -> read(Kind.TRACK, "{\"event\": \"" + large + "\", \"userId\": \"c1\"}"))
        .asInstanceOf(InstanceOfAssertFactories.type(ProblemException.class))
        .satisfies(p -> assertThat(p.code()).isEqualTo(ProfileError.EVENT_TOO_LARGE));
  }

  @Test
  void what_no_text_column_takes_is_refused_before_it_gets_there() {
    for (String json : List.of("{\"a\": \"\\u0000\"}", "{\"\\u0000\": 1}", "{\"a\": 1e999999}")) {
      assertThatThrownBy(() -> JsonBody.read(json.getBytes(StandardCharsets.UTF_8)))
          .as(json)
          .isInstanceOf(ProblemException.class);
    }
  }

  private IngestedEvent read(Kind kind, String json) {
    return reader
        .single("shop", kind, JsonBody.read(json.getBytes(StandardCharsets.UTF_8)), RECEIVED)
        .getFirst()
        .event();
  }

  private List<IngestedEvent> batch(String json) {
    return incoming(json).stream().map(Incoming::event).toList();
  }

  private List<Incoming> incoming(String json) {
    return reader.batch("shop", JsonBody.read(json.getBytes(StandardCharsets.UTF_8)), RECEIVED);
  }
}
