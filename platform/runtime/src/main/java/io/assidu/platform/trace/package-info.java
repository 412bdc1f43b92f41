/** What a service did under one correlation id. */
@NullMarked
package io.assidu.platform.trace;

import org.jspecify.annotations.NullMarked;
