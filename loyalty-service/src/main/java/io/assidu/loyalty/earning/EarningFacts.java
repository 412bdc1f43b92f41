package io.assidu.loyalty.earning;

import io.assidu.contracts.profile.CustomerEvent;
import io.assidu.loyalty.person.Person;
import io.assidu.platform.rules.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What earning rules may ask about. */
final class EarningFacts {

  private EarningFacts() {}

  static Map<String, Object> of(CustomerEvent event, Optional<Person> person, Purchase purchase) {
    Map<String, Object> properties = new HashMap<>(event.properties());
    properties.put("basis", purchase.basis().doubleValue());
    Map<String, Object> facts = new HashMap<>(Facts.of(event));
    facts.put("properties", properties);
    return Map.of(
        "event",
        facts,
        "profile",
        Map.of(
            "id",
            event.profileId().toString(),
            "country",
            person.map(Person::country).orElse(""),
            "segments",
            person.map(Person::segments).orElse(List.of())),
        "now",
        event.receivedAt());
  }
}
