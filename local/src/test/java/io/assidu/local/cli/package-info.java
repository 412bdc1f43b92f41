@NullMarked
package io.assidu.local.cli;

import org.jspecify.annotations.NullMarked;
