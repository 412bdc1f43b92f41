package io.assidu.contracts.profile;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The whole profile as it is now: a projection takes it if {@code version} is newer than what it
 * holds.
 *
 * @param locale BCP 47, as last seen
 * @param zone IANA time zone, as last seen
 * @param country ISO 3166-1 alpha-2
 * @param segments ids of the segments it is in
 */
@EventType("io.assidu.profile.changed.v1")
public record ProfileChanged(
    UUID profileId,
    long version,
    List<Identifier> identifiers,
    Map<String, Object> traits,
    List<ContactPoint> contactPoints,
    @Nullable String locale,
    @Nullable String zone,
    @Nullable String country,
    List<ConsentState> consents,
    List<String> segments,
    Instant at)
    implements ProfileChange {}
