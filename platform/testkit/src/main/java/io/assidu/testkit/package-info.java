/**
 * Real servers for tests, tokens, clocks, a probe on Kafka, and the architecture rules that every
 * service keeps.
 */
@NullMarked
package io.assidu.testkit;

import org.jspecify.annotations.NullMarked;
