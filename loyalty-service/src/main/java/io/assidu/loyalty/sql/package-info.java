/** Reading rows of the reactive PostgreSQL client. */
@NullMarked
package io.assidu.loyalty.sql;

import org.jspecify.annotations.NullMarked;
