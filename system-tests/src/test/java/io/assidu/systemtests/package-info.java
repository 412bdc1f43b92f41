/** The suite as a black box: packaged services, real servers, public interfaces alone. */
@NullMarked
package io.assidu.systemtests;

import org.jspecify.annotations.NullMarked;
