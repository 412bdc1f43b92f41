package io.assidu.contracts.profile;

import io.assidu.contracts.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * The person asked to be forgotten (GDPR article 17): every service removes what names them, and
 * says so.
 */
@EventType("io.assidu.profile.erased.v1")
public record ProfileErased(UUID erasureId, UUID profileId, long version, Instant at)
    implements ProfileChange {}
