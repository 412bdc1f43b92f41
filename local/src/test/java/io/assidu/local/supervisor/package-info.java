@NullMarked
package io.assidu.local.supervisor;

import org.jspecify.annotations.NullMarked;
