@NullMarked
package io.assidu.channel.recipient;

import org.jspecify.annotations.NullMarked;
