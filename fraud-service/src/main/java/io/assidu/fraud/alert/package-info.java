/** Alerts: to the security team on Kafka and in a queue, to the person by mail. */
@NullMarked
package io.assidu.fraud.alert;

import org.jspecify.annotations.NullMarked;
