/** The command line, {@code ./assidu}: a class for each command. */
@NullMarked
package io.assidu.local.cli;

import org.jspecify.annotations.NullMarked;
