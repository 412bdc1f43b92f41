/** The journal as files for other systems: CSV, JSON, and the FEC of the French tax rules. */
@NullMarked
package io.assidu.loyalty.export;

import org.jspecify.annotations.NullMarked;
