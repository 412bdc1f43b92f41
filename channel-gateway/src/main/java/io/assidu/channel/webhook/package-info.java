/** Contacts handed to a company's own system, signed as Standard Webhooks says. */
@NullMarked
package io.assidu.channel.webhook;

import org.jspecify.annotations.NullMarked;
