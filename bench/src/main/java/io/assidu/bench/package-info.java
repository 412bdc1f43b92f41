/**
 * How fast and how large the packaged suite is on this machine, always beside what the machine
 * itself can do in the same minute.
 */
@NullMarked
package io.assidu.bench;

import org.jspecify.annotations.NullMarked;
