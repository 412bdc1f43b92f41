/** The one rule language, CEL: compiled once with types checked, evaluated in microseconds. */
@NullMarked
package io.assidu.platform.rules;

import org.jspecify.annotations.NullMarked;
