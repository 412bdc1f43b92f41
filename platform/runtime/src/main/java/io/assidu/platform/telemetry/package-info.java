/** Correlation ids and logs without personal data. */
@NullMarked
package io.assidu.platform.telemetry;

import org.jspecify.annotations.NullMarked;
