@NullMarked
package io.assidu.channel.webhook;

import org.jspecify.annotations.NullMarked;
