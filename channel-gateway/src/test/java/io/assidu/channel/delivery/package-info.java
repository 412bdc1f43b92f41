@NullMarked
package io.assidu.channel.delivery;

import org.jspecify.annotations.NullMarked;
