package io.assidu.fraud.alert;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts, the newest first. Null does not restrict.
 *
 * @param before only alerts older than this one: ids are made in the order of time
 */
record AlertQuery(
    @Nullable String status, @Nullable UUID profileId, @Nullable UUID before, int limit) {}
