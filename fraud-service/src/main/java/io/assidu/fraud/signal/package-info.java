/** Signals in: from Kafka, from client systems by REST, from Keycloak by webhook. */
@NullMarked
package io.assidu.fraud.signal;

import org.jspecify.annotations.NullMarked;
