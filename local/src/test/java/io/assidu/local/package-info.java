@NullMarked
package io.assidu.local;

import org.jspecify.annotations.NullMarked;
