/** The contact policy: one versioned document, draft then published, never changed after. */
@NullMarked
package io.assidu.policy.document;

import org.jspecify.annotations.NullMarked;
