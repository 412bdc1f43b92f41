package io.assidu.loyalty.earning;

import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.contracts.profile.Order;
import io.assidu.contracts.profile.OrderLine;
import io.assidu.loyalty.ledger.MemberAccount;
import io.assidu.loyalty.person.Person;
import io.assidu.loyalty.program.Program;
import io.assidu.platform.rules.Facts;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What earning rules may ask about, by the shared vocabulary. */
final class EarningFacts {

  private EarningFacts() {}

  /** What is known of an event without looking at points. */
  static Map<String, Object> of(CustomerEvent event, Optional<Person> person) {
    return of(event, person, Facts.of(event));
  }

  private static Map<String, Object> of(
      CustomerEvent event, Optional<Person> person, Map<String, Object> told) {
    Map<String, Object> profile = new HashMap<>();
    profile.put("id", event.profileId().toString());
    profile.put("country", person.map(Person::country).orElse(""));
    profile.put("segments", person.map(Person::segments).orElse(List.of()));
    Map<String, Object> facts = new HashMap<>();
    facts.put("event", told);
    facts.put("profile", profile);
    facts.put("now", event.receivedAt());
    return facts;
  }

  /**
   * What is known of an order: with what it earns on as {@code event.properties.basis}, its lines'
   * totals as {@code event.properties.categories}, both in the program's own currency, and what the
   * member had before it.
   *
   * @param tier the tier the member was last told of
   */
  static Map<String, Object> of(OrderEvent order, MemberAccount member, @Nullable String tier) {
    Map<String, Object> properties = new HashMap<>(order.event().properties());
    properties.put("basis", order.purchase().basis().doubleValue());
    properties.put("categories", categories(order.order(), member.program().program()));
    Map<String, Object> event = new HashMap<>(Facts.of(order.event()));
    event.put("properties", properties);
    Map<String, Object> facts = of(order.event(), order.person(), event);
    facts.put("loyalty", loyalty(member, tier));
    return facts;
  }

  private static Map<String, Object> loyalty(MemberAccount member, @Nullable String tier) {
    Map<String, Object> loyalty = new HashMap<>();
    loyalty.put("program", member.program().id());
    loyalty.put("available", member.available());
    loyalty.put("held", member.holdings().held());
    if (tier != null) {
      loyalty.put("tier", tier);
    }
    return loyalty;
  }

  private static Map<String, Object> categories(Order order, Program program) {
    Map<String, BigDecimal> totals = new HashMap<>();
    for (OrderLine line : order.lines()) {
      if (line.category() != null) {
        totals.merge(line.category(), line.total(), BigDecimal::add);
      }
    }
    Map<String, Object> categories = new HashMap<>();
    totals.forEach(
        (category, total) ->
            categories.put(category, program.counted(total, order.currency()).doubleValue()));
    return categories;
  }
}
