/** Durable timers: what is due is done once, also after a restart. */
@NullMarked
package io.assidu.loyalty.timer;

import org.jspecify.annotations.NullMarked;
