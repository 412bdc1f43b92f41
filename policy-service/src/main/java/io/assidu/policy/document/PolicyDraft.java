package io.assidu.policy.document;

import java.time.Instant;

/**
 * A policy being worked on.
 *
 * @param revision grows by one with each change; it is the ETag
 */
public record PolicyDraft(String id, long revision, ContactPolicy document, Instant updatedAt) {}
