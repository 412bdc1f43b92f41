package io.assidu.loyalty.ledger;

import io.assidu.loyalty.points.Posting;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A posting with all that is written of it.
 *
 * @param accountId the account it is written on: after a merge a member has several
 * @param qualifying what it adds to the points that make a tier, earned at {@code qualifiedAt}
 * @param entryId the journal entry that will book it, where money is behind it
 * @param available what the member can spend after it
 * @param held what is set aside after it
 */
record Movement(
    UUID id,
    UUID accountId,
    Posting posting,
    About about,
    long qualifying,
    @Nullable Instant qualifiedAt,
    @Nullable UUID entryId,
    long available,
    long held) {}
