@NullMarked
package io.assidu.loyalty;

import org.jspecify.annotations.NullMarked;
