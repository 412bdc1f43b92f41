/** Messages that wait in the company's own app or site until they are read. */
@NullMarked
package io.assidu.channel.inapp;

import org.jspecify.annotations.NullMarked;
