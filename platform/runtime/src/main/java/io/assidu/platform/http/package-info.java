/** Cursors, pages and entity tags. */
@NullMarked
package io.assidu.platform.http;

import org.jspecify.annotations.NullMarked;
