@NullMarked
package io.assidu.local.client;

import org.jspecify.annotations.NullMarked;
