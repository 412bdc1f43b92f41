/** Who a customer is and what they did, published by profile-service. */
@NullMarked
package io.assidu.contracts.profile;

import org.jspecify.annotations.NullMarked;
