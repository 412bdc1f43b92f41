/**
 * Keeps a stack running in the background, for the command line: the process that is every part's
 * parent, and how other processes talk to it.
 */
@NullMarked
package io.assidu.local.supervisor;

import org.jspecify.annotations.NullMarked;
