package io.assidu.policy.decision;

import io.assidu.policy.recipient.Recipient;
import java.util.Map;
import java.util.UUID;

/**
 * What has to be there before anything is decided.
 *
 * @param people by the ids that the matters name them by; held until the transaction ends
 * @param contacts those of the matters that were decided before, as they stand since the people are
 *     held
 */
record Held(Map<UUID, Recipient> people, Map<UUID, Contact> contacts) {}
