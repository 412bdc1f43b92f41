package io.assidu.policy.recipient;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.contact.ContactRequested;
import io.assidu.contracts.profile.ConsentState;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as far as the policy needs to know them. Addresses are not kept, only fingerprints that
 * tell whether an address is still the same.
 *
 * @param version the profile version this was taken from
 * @param zone IANA time zone as the profile says, not checked
 * @param country of their address, ISO 3166-1 alpha-2
 * @param phoneCountries the countries their phone number may be of; empty when there is none
 * @param addresses by channel, the fingerprint of the address in use
 * @param preferences what they ask of everybody who contacts them
 * @param lifecycle where they stand as a customer
 * @param frozenSince when the account was frozen for fraud, or null when it is not
 * @param erased true when the person was forgotten: nobody to contact any more
 * @param slots names the last change of their contacts that count; counters in Redis that carry
 *     another name are not believed. Null when none ever counted
 */
public record Recipient(
    UUID profileId,
    long version,
    @Nullable String zone,
    @Nullable String country,
    Set<String> phoneCountries,
    Map<Channel, String> addresses,
    List<ConsentState> consents,
    List<Suppression> suppressions,
    Preferences preferences,
    Lifecycle lifecycle,
    @Nullable Instant frozenSince,
    boolean erased,
    @Nullable UUID slots) {

  public Recipient {
    phoneCountries = Set.copyOf(phoneCountries);
    addresses = Map.copyOf(addresses);
    consents = List.copyOf(consents);
    suppressions = List.copyOf(suppressions);
  }

  /**
   * Whether this is at least what somebody knows who asks by that id and version. Who was merged or
   * erased is known by whatever version.
   */
  public boolean isKnownAs(UUID id, long otherVersion) {
    return erased || !id.equals(profileId) || version >= otherVersion;
  }

  /**
   * What of a request may be kept: of somebody who was erased nothing personal, even if it comes
   * late.
   */
  public ContactRequested mayBeKept(ContactRequested request) {
    return erased
        ? new ContactRequested(
            request.contactId(),
            request.profileId(),
            request.profileVersion(),
            request.purpose(),
            request.topic(),
            request.channels(),
            request.template(),
            Map.of(),
            request.journey(),
            request.priority(),
            request.value(),
            request.sendAt(),
            request.expiresAt(),
            null,
            request.requestedAt())
        : request;
  }

  /** The same person after another of their contacts came to count. */
  public Recipient revised(UUID newSlots) {
    return new Recipient(
        profileId,
        version,
        zone,
        country,
        phoneCountries,
        addresses,
        consents,
        suppressions,
        preferences,
        lifecycle,
        frozenSince,
        erased,
        newSlots);
  }

  /** Where they may be living, by phone and by address: ISO 3166-1 alpha-2; empty if not known. */
  public Set<String> countries() {
    Set<String> countries = new HashSet<>(phoneCountries);
    if (country != null) {
      countries.add(country);
    }
    return countries;
  }

  /** The same person at another phone. */
  public Recipient at(Set<String> otherPhoneCountries) {
    return new Recipient(
        profileId,
        version,
        zone,
        country,
        otherPhoneCountries,
        addresses,
        consents,
        suppressions,
        preferences,
        lifecycle,
        frozenSince,
        erased,
        slots);
  }
}
