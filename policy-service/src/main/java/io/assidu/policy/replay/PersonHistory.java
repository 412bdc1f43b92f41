package io.assidu.policy.replay;

import io.assidu.policy.pressure.Slot;
import io.assidu.policy.recipient.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * All that is recorded of one person's contacts in a period.
 *
 * @param person as they are known today
 * @param contacts those decided within the period, in the order they were first decided
 * @param before what counted when the period began, by contact
 * @param released of those, which were released within the period, and when
 */
public record PersonHistory(
    Recipient person,
    List<RecordedContact> contacts,
    Map<UUID, Slot> before,
    Map<UUID, Instant> released) {}
