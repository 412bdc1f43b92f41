/** E-mail: MIME, DKIM and the hand-over by SMTP. */
@NullMarked
package io.assidu.channel.email;

import org.jspecify.annotations.NullMarked;
