/** Whether an account is frozen, and its release. */
@NullMarked
package io.assidu.fraud.account;

import org.jspecify.annotations.NullMarked;
