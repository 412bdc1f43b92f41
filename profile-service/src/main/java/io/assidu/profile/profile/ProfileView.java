package io.assidu.profile.profile;

import io.assidu.contracts.profile.ConsentState;
import io.assidu.contracts.profile.ContactPoint;
import io.assidu.contracts.profile.Identifier;
import io.assidu.contracts.profile.ProfileChanged;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A profile as client systems see it.
 *
 * @param profileId the profile's id today: another than was asked for when that one was merged
 * @param version grows with each change
 */
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
