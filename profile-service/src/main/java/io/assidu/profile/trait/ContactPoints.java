package io.assidu.profile.trait;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.IdentifierType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Where a person can be reached, from what is known of them. */
public final class ContactPoints {

  /** The trait a client system keeps a device's push subscription in. */
  public static final String PUSH_TOKEN = "pushToken";

  private ContactPoints() {}

  /** One address a channel, except that each device has its own in-app inbox. */
  public static List<ContactPoint> of(Traits traits, Collection<Identifier> identifiers) {
    List<ContactPoint> points = new ArrayList<>();
    traits
        .text("email")
        .flatMap(NormalForm::email)
        .ifPresent(address -> points.add(new ContactPoint(Channel.EMAIL, address)));
    traits
        .text("phone")
        .flatMap(number -> NormalForm.phone(number, null))
        .ifPresent(number -> points.add(new ContactPoint(Channel.SMS, number)));
    traits.text(PUSH_TOKEN).ifPresent(token -> points.add(new ContactPoint(Channel.PUSH, token)));
    identifiers.stream()
        .filter(i -> i.type() == IdentifierType.DEVICE_ID)
        .map(Identifier::value)
        .sorted()
        .forEach(device -> points.add(new ContactPoint(Channel.IN_APP, device)));
    return List.copyOf(points);
  }
}
