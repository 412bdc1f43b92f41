package io.assidu.contracts.profile;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new record in the consent register.
 *
 * @param previous what stood before, or null when nothing did
 * @param method how it was given: {@code form}, {@code one-click}, {@code agent}, {@code import}
 */
@EventType("io.assidu.profile.consent-changed.v1")
public record ConsentChanged(
    UUID profileId,
    long version,
    ConsentState consent,
    @Nullable ConsentStatus previous,
    @Nullable String method,
    Instant at)
    implements ProfileChange {}
