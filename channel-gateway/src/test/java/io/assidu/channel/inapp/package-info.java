@NullMarked
package io.assidu.channel.inapp;

import org.jspecify.annotations.NullMarked;
