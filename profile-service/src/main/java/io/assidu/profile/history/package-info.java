/** What each profile did, kept so that a profile can be projected again. */
@NullMarked
package io.assidu.profile.history;

import org.jspecify.annotations.NullMarked;
