/** The channel gateway: hands messages to the outside world and knows what became of them. */
@NullMarked
package io.assidu.channel;

import org.jspecify.annotations.NullMarked;
