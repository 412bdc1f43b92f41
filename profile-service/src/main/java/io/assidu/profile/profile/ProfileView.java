package io.assidu.profile.profile;

import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.ProfileChanged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A profile as client systems see it.
 *
 * @param profileId the profile's id today: another than was asked for when that one was merged
 * @param version grows with each change
 */
@Schema(
    examples =
        """
        {"profileId": "0197f3c2-8d4a-7c11-b1de-6c1a7a3f9e01", "version": 12,
         "createdAt": "2026-11-24T10:00:00Z", "identifiers": [{"type": "customerId",
         "value": "c-1001"}, {"type": "email", "value": "ada@example.com"}],
         "traits": {"firstName": "Ada", "orders": 1}, "contactPoints": [{"channel": "email",
         "address": "ada@example.com"}], "locale": "fr-FR", "zone": "Europe/Paris",
         "country": "FR", "consents": [{"recordId": "0197f3c2-aa10-7b52-9f3e-2c6d1f0b7e56",
         "purpose": "marketing", "channel": "email", "status": "granted",
         "since": "2026-11-24T10:00:00Z"}], "segments": {"new-customers": 1}}""")
record ProfileView(
    UUID profileId,
    long version,
    Instant createdAt,
    List<Identifier> identifiers,
    Map<String, Object> traits,
    List<ContactPoint> contactPoints,
    @Nullable String locale,
    @Nullable String zone,
    @Nullable String country,
    List<ConsentState> consents,
    Map<String, Integer> segments) {

  static ProfileView of(Profile profile) {
    ProfileChanged snapshot = profile.snapshot(profile.createdAt());
    return new ProfileView(
        profile.id(),
        profile.version(),
        profile.createdAt(),
        snapshot.identifiers(),
        snapshot.traits(),
        snapshot.contactPoints(),
        snapshot.locale(),
        snapshot.zone(),
        snapshot.country(),
        snapshot.consents(),
        profile.segments());
  }
}
