/** Whether, when and on which channel a contact may happen, and why. */
@NullMarked
package io.assidu.policy;

import org.jspecify.annotations.NullMarked;
