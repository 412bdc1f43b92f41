/** The suite and its servers as their users meet them: REST, mail, Kafka, log-ins. */
@NullMarked
package io.assidu.local.client;

import org.jspecify.annotations.NullMarked;
