@NullMarked
package io.assidu.channel.template;

import org.jspecify.annotations.NullMarked;
