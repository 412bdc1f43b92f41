/** Redis, PostgreSQL and Kafka go away while contacts are asked for. */
@NullMarked
package io.assidu.systemtests.loss;

import org.jspecify.annotations.NullMarked;
