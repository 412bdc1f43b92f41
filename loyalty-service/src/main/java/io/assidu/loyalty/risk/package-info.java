/** Whether points may leave an account: what fraud-service says, and accounts it froze. */
@NullMarked
package io.assidu.loyalty.risk;

import org.jspecify.annotations.NullMarked;
