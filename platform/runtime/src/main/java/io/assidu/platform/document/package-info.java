/** Documents that people write and publish, version by version: reading them, and their diffs. */
@NullMarked
package io.assidu.platform.document;

import org.jspecify.annotations.NullMarked;
