package io.assidu.contracts.rules;

import static io.assidu.contracts.rules.Shape.Plain.ANY;
import static io.assidu.contracts.rules.Shape.Plain.INSTANT;
import static io.assidu.contracts.rules.Shape.Plain.NUMBER;
import static io.assidu.contracts.rules.Shape.Plain.TEXT;
import static io.assidu.contracts.rules.Shape.Plain.TRUTH;
import static io.assidu.contracts.rules.Shape.Plain.WHOLE_NUMBER;

import io.assidu.contracts.rules.Shape.ListOf;
import io.assidu.contracts.rules.Shape.MapOf;
import io.assidu.contracts.rules.Shape.Struct;
import java.util.Map;
import java.util.TreeMap;

/**
 * The variables of the rule language. A service gives those it has; a rule that asks for another
 * has no answer, and a condition without an answer does not hold.
 */
public final class Vocabulary {

  private static final Shape LINE =
      new Struct(
          "OrderLine",
          Map.of(
              "productId", TEXT,
              "sku", TEXT,
              "name", TEXT,
              "category", TEXT,
              "quantity", WHOLE_NUMBER,
              "total", NUMBER));

  private static final Shape ORDER =
      new Struct(
          "Order",
          Map.ofEntries(
              Map.entry("orderId", TEXT),
              Map.entry("status", TEXT),
              Map.entry("currency", TEXT),
              Map.entry("total", NUMBER),
              Map.entry("tax", NUMBER),
              Map.entry("shipping", NUMBER),
              Map.entry("discount", NUMBER),
              Map.entry("refunded", NUMBER),
              Map.entry("paidWithPoints", NUMBER),
              Map.entry("coupon", TEXT),
              Map.entry("lines", new ListOf(LINE))));

  private static final Shape EVENT =
      new Struct(
          "Event",
          Map.of(
              "name", TEXT,
              "kind", TEXT,
              "source", TEXT,
              "properties", new MapOf(ANY),
              "order", ORDER,
              "occurredAt", INSTANT));

  private static final Shape IDENTIFIER =
      new Struct("Identifier", Map.of("type", TEXT, "value", TEXT));

  private static final Shape PROFILE =
      new Struct(
          "Profile",
          Map.of(
              "id", TEXT,
              "version", WHOLE_NUMBER,
              "identifiers", new ListOf(IDENTIFIER),
              "traits", new MapOf(ANY),
              "segments", new ListOf(TEXT),
              "channels", new ListOf(TEXT),
              "locale", TEXT,
              "zone", TEXT,
              "country", TEXT));

  private static final Shape LOYALTY =
      new Struct(
          "Loyalty",
          Map.of(
              "program", TEXT,
              "tier", TEXT,
              "available", WHOLE_NUMBER,
              "held", WHOLE_NUMBER,
              "earned", WHOLE_NUMBER,
              "qualifying", NUMBER));

  private Vocabulary() {}

  /**
   * All variables by name: {@code profile}, {@code event}, {@code consent} (by {@code
   * purpose.channel}, whether it is granted), {@code loyalty}, {@code risk} (observations by name),
   * {@code now}.
   */
  public static Map<String, Shape> variables() {
    Map<String, Shape> variables = new TreeMap<>();
    variables.put("profile", PROFILE);
    variables.put("event", EVENT);
    variables.put("consent", new MapOf(TRUTH));
    variables.put("loyalty", LOYALTY);
    variables.put("risk", new MapOf(ANY));
    variables.put("now", INSTANT);
    return variables;
  }
}
