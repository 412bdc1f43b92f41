/** What must be true of the configuration before a service starts. */
@NullMarked
package io.assidu.platform.startup;

import org.jspecify.annotations.NullMarked;
