package io.assidu.loyalty.reward;

import io.assidu.loyalty.person.Person;
import io.assidu.loyalty.standing.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Someone who looks at rewards, and what of them counts. */
record Prospect(
    UUID profileId,
    String program,
    long available,
    long held,
    Standing standing,
    Optional<Person> person,
    Instant now) {

  /** The shared vocabulary, as far as it is known here. */
  Map<String, Object> facts() {
    return Map.of(
        "profile",
        Map.of(
            "id",
            profileId.toString(),
            "country",
            person.map(Person::country).orElse(""),
            "segments",
            person.map(Person::segments).orElse(List.of())),
        "loyalty",
        Map.of(
            "program",
            program,
            "tier",
            standing.tier(),
            "available",
            available,
            "held",
            held,
            "qualifying",
            standing.qualifying().doubleValue()),
        "now",
        now);
  }
}
