@NullMarked
package io.assidu.channel.email;

import org.jspecify.annotations.NullMarked;
