/** The way out: signed links, one-click by RFC 8058, and the page behind the link. */
@NullMarked
package io.assidu.channel.unsubscribe;

import org.jspecify.annotations.NullMarked;
