/** Errors as RFC 9457 problem details: the thrower decides, nobody parses messages. */
@NullMarked
package io.assidu.platform.problem;

import org.jspecify.annotations.NullMarked;
