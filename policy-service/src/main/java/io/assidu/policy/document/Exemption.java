package io.assidu.policy.document;

import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.contact.Purpose;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;

/**
 * Contacts that need no consent and that neither caps nor quiet hours hold back. They are recorded
 * like any other.
 *
 * @param topics empty means all of the purposes
 * @param counted whether they take a place under the caps, so that others find less room
 */
public record Exemption(
    @NotBlank String id, @NotEmpty List<Purpose> purposes, List<String> topics, boolean counted) {

  public Exemption {
    purposes = Lists.orEmpty(purposes);
    topics = Lists.orEmpty(topics);
  }

  boolean covers(ContactRequested contact) {
    return Lists.admit(purposes, contact.purpose()) && Lists.admit(topics, contact.topic());
  }
}
