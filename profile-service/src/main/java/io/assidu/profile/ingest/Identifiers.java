package io.assidu.profile.ingest;

import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import io.assidu.profile.trait.NormalForm;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an event carries identifiers: the message itself, its traits and its device. */
final class Identifiers {

  private Identifiers() {}

  /**
   * @param country how a phone number without a leading plus is dialled
   */
  static Set<Identifier> of(
      Fields message, Fields context, Map<String, Object> traits, @Nullable String country) {
    Set<Identifier> found = new LinkedHashSet<>();
    message.text("userId").ifPresent(v -> found.add(id(IdentifierType.CUSTOMER_ID, v)));
    message.text("anonymousId").ifPresent(v -> found.add(id(IdentifierType.ANONYMOUS_ID, v)));
    context.object("device").text("id").ifPresent(v -> found.add(id(IdentifierType.DEVICE_ID, v)));
    if (traits.get("email") instanceof String raw) {
      NormalForm.email(raw).ifPresent(v -> found.add(id(IdentifierType.EMAIL, v)));
    }
    if (traits.get("phone") instanceof String raw) {
      NormalForm.phone(raw, country).ifPresent(v -> found.add(id(IdentifierType.PHONE, v)));
    }
    if (traits.get("loyaltyId") instanceof String raw && !raw.isBlank()) {
      found.add(id(IdentifierType.LOYALTY_ID, raw));
    }
    return found;
  }

  private static Identifier id(IdentifierType type, String value) {
    return new Identifier(type, value.strip());
  }
}
