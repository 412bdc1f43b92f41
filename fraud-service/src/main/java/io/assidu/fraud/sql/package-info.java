/** Values between Java and PostgreSQL. */
@NullMarked
package io.assidu.fraud.sql;

import org.jspecify.annotations.NullMarked;
