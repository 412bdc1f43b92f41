@NullMarked
package io.assidu.loyalty.export;

import org.jspecify.annotations.NullMarked;
