package io.assidu.contracts.contact;

import java.util.UUID;

/** Anything that stands on {@code assidu.contact.requests}. */
public sealed interface ContactCommand permits ContactRequested, ContactCancelled {
  UUID contactId();

  UUID profileId();
}
