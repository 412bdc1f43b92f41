/** One customer's story through all services, told by their public interfaces alone. */
@NullMarked
package io.assidu.local.story;

import org.jspecify.annotations.NullMarked;
