/** Where an address is, if that is known. */
@NullMarked
package io.assidu.fraud.geo;

import org.jspecify.annotations.NullMarked;
