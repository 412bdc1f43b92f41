package io.assidu.profile.ingest;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.Purpose;
import io.assidu.contracts.ingest.ConsentGiven;
import io.assidu.contracts.profile.ConsentStatus;
import io.assidu.profile.WireNames;
import java.util.List;
import java.util.Optional;

/**
 * Reads {@code context.consent}, our extension of Segment's specification: a list of {@code
 * {purpose, channel, topic, status, notice, method}}. Segment's own member of that name is an
 * object of cookie categories; it says nothing about contacts and is ignored.
 */
final class Consents {

  private Consents() {}

  static List<ConsentGiven> of(Fields context) {
    return context.isList("consent")
        ? context.list("consent").stream().map(Consents::one).toList()
        : List.of();
  }

  private static ConsentGiven one(Fields given) {
    return new ConsentGiven(
        constant(given, "purpose", Purpose.class, Purpose.UNKNOWN),
        constant(given, "channel", Channel.class, Channel.UNKNOWN),
        given.text("topic").orElse(null),
        constant(given, "status", ConsentStatus.class, ConsentStatus.UNKNOWN),
        given.text("notice").orElse(null),
        given.text("method").orElse("form"));
  }

  private static <E extends Enum<E>> E constant(
      Fields given, String name, Class<E> type, E unknown) {
    String text = given.required(name);
    Optional<E> found = WireNames.parse(type, text).filter(c -> c != unknown);
    if (found.isEmpty() && !text.isEmpty()) {
      given.refuse(name, "enum", "One of " + WireNames.all(type, unknown) + ".");
    }
    return found.orElse(unknown);
  }
}
