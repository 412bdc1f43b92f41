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
 */
public record Exemption(
    @NotBlank String id, @NotEmpty List<Purpose> purposes, List<String> topics) {

  public Exemption {
    purposes = Lists.orEmpty(purposes);
    topics = Lists.orEmpty(topics);
  }

  boolean covers(ContactRequested contact) {
    return Lists.admit(purposes, contact.purpose()) && Lists.admit(topics, contact.topic());
  }
}
