package io.assidu.policy.recipient;

import io.assidu.contracts.contact.Channel;
import io.assidu.contracts.profile.ConsentState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A person as far as the policy needs to know them. Addresses are not kept, only fingerprints that
 * tell whether an address is still the same.
 *
 * @param version the profile version this was taken from
 * @param zone IANA time zone as the profile says, not checked
 * @param country ISO 3166-1 alpha-2
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
    Map<Channel, String> addresses,
    List<ConsentState> consents,
    List<Suppression> suppressions,
    Preferences preferences,
    Lifecycle lifecycle,
    @Nullable Instant frozenSince,
    boolean erased,
    @Nullable UUID slots) {

  public Recipient {
    addresses = Map.copyOf(addresses);
    consents = List.copyOf(consents);
    suppressions = List.copyOf(suppressions);
  }
}
