/** Taking back a merge: edges, events, traits and consent part again. */
@NullMarked
package io.assidu.profile.unmerge;

import org.jspecify.annotations.NullMarked;
