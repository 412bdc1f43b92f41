@NullMarked
package io.assidu.local.server;

import org.jspecify.annotations.NullMarked;
