/** Who a customer is. */
@NullMarked
package io.assidu.profile;

import org.jspecify.annotations.NullMarked;
