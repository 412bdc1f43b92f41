package io.assidu.policy.evaluate;

import io.assidu.contracts.contact.ContactRequested;
import java.time.Instant;

/** A contact that waits for its moment. */
public record Scheduled(ContactRequested contact, Instant due) {}
