package io.assidu.identity;

import org.jspecify.annotations.Nullable;

/**
 * What stands around an event and not in it.
 *
 * @param customerId null for a user who is no customer: staff, service accounts
 * @param acr the name of the level reached, by the realm's {@code acr.loa.map}
 * @param level the level's number; 2 and more is a second factor
 */
record Circumstances(
    @Nullable String customerId, @Nullable String userAgent, @Nullable String acr, int level) {}
