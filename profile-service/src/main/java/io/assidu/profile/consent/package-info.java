/** The consent register: append-only, with evidence and history. */
@NullMarked
package io.assidu.profile.consent;

import org.jspecify.annotations.NullMarked;
