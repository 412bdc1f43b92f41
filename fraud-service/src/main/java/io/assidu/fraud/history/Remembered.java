package io.assidu.fraud.history;

import io.assidu.contracts.profile.Identifier;
import io.assidu.fraud.scoring.Observation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signal as it is kept.
 *
 * @param profileId null while {@code identifier} means nobody known
 * @param previousEmail where the owner can still be reached after a change
 */
public record Remembered(
    UUID signalId,
    @Nullable UUID profileId,
    @Nullable Identifier identifier,
    String source,
    Observation seen,
    @Nullable String previousEmail) {}
