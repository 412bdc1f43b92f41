/** The signals that are remembered, by person, for half a year. */
@NullMarked
package io.assidu.fraud.history;

import org.jspecify.annotations.NullMarked;
