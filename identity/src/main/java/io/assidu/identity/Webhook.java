package io.assidu.identity;

/**
 * One message on its way.
 *
 * @param id the same on every attempt, so that the receiver can tell a repetition
 * @param body JSON
 */
record Webhook(String id, String body) {}
