/** The proof that points are spent exactly, however many clients ask however many instances. */
@NullMarked
package io.assidu.systemtests.spending;

import org.jspecify.annotations.NullMarked;
