/**
 * Decisions: asked over Kafka or REST, kept in a log, deferred by durable timers, followed to their
 * outcome.
 */
@NullMarked
package io.assidu.policy.decision;

import org.jspecify.annotations.NullMarked;
