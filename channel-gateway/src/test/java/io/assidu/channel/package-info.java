@NullMarked
package io.assidu.channel;

import org.jspecify.annotations.NullMarked;
