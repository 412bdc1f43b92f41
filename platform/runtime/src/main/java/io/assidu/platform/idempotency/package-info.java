/** REST calls that change something, made safe to repeat. */
@NullMarked
package io.assidu.platform.idempotency;

import org.jspecify.annotations.NullMarked;
