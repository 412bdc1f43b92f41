/**
 * Kafka in: CloudEvents, the inbox that lets nothing count twice, dead letters and their replay.
 */
@NullMarked
package io.assidu.platform.messaging;

import org.jspecify.annotations.NullMarked;
