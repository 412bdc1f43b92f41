@NullMarked
package io.assidu.bench;

import org.jspecify.annotations.NullMarked;
