/** fraud-service: how risky this login, change or redemption is, and what to do about it. */
@NullMarked
package io.assidu.fraud;

import org.jspecify.annotations.NullMarked;
