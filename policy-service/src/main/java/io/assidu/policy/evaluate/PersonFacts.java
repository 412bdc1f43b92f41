package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.Channel;
import io.assidu.policy.recipient.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a policy's conditions see of a person: the variables {@code profile} and {@code now}. */
final class PersonFacts {

  private PersonFacts() {}

  private record Profile(
      List<String> segments,
      Map<String, Object> traits,
      List<Channel> channels,
      @Nullable String zone,
      @Nullable String country) {}

  static Map<String, Object> of(Recipient person, Instant now) {
    Profile profile =
        new Profile(
            person.lifecycle().segments(),
            person.lifecycle().traits(),
            person.addresses().keySet().stream().sorted().toList(),
            person.zone(),
            person.country());
    return Map.of("profile", io.assidu.platform.rules.Facts.of(profile), "now", now);
  }
}
