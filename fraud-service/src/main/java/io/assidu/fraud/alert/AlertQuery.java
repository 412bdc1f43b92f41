package io.assidu.fraud.alert;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which alerts, newest first, after which one. Null does not restrict. */
record AlertQuery(
    @Nullable String status,
    @Nullable UUID profileId,
    @Nullable Instant beforeAt,
    @Nullable UUID beforeId,
    int limit) {}
