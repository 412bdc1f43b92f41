/** What shops push: signed webhooks, mapped to the suite's own order. */
@NullMarked
package io.assidu.profile.webhook;

import org.jspecify.annotations.NullMarked;
