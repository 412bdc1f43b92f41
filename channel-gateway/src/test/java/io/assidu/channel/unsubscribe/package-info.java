@NullMarked
package io.assidu.channel.unsubscribe;

import org.jspecify.annotations.NullMarked;
