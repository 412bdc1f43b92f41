/** Who asks for points to leave an account, and who may see what became of it. */
@NullMarked
package io.assidu.loyalty.caller;

import org.jspecify.annotations.NullMarked;
