/** Whom we write to: the small part of a profile that a message needs, kept by its changes. */
@NullMarked
package io.assidu.channel.recipient;

import org.jspecify.annotations.NullMarked;
