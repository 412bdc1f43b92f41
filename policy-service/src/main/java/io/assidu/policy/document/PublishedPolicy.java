package io.assidu.policy.document;

/** A version of a policy; it never changes. */
public record PublishedPolicy(String id, int version, ContactPolicy document) {}
