/** The journal as it is kept: bookings in, sealed entries out, one booker at a time. */
@NullMarked
package io.assidu.loyalty.books;

import org.jspecify.annotations.NullMarked;
