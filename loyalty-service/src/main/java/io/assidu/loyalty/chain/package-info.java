/** What hash chains are made of. Pure. */
@NullMarked
package io.assidu.loyalty.chain;

import org.jspecify.annotations.NullMarked;
