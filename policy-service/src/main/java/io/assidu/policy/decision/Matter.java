package io.assidu.policy.decision;

import io.assidu.contracts.contact.ContactCancelled;
import io.assidu.contracts.contact.ContactRequested;
import java.util.UUID;

/** What is to be decided about one person. */
sealed interface Matter {

  UUID contactId();

  /** The person as whoever brings it knows them. */
  UUID profileId();

  /** The profile version that whoever brings it knew: nobody decides on less. */
  default long profileVersion() {
    return 0;
  }

  /**
   * Somebody wants a contact.
   *
   * @param deliver whether channel-gateway is to send it, and is told
   */
  record Wanted(ContactRequested request, boolean deliver) implements Matter {

    @Override
    public UUID contactId() {
      return request.contactId();
    }

    @Override
    public UUID profileId() {
      return request.profileId();
    }

    @Override
    public long profileVersion() {
      return request.profileVersion();
    }
  }

  /** Somebody wants it no longer. */
  record Withdrawn(ContactCancelled word) implements Matter {

    @Override
    public UUID contactId() {
      return word.contactId();
    }

    @Override
    public UUID profileId() {
      return word.profileId();
    }
  }

  /** The moment of a deferred one has come. */
  record Due(Contact contact) implements Matter {

    @Override
    public UUID contactId() {
      return contact.request().contactId();
    }

    @Override
    public UUID profileId() {
      return contact.profileId();
    }
  }
}
