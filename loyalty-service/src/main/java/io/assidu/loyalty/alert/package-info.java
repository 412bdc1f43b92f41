/** What members should hear of: figures reached, and points and tiers about to be lost. */
@NullMarked
package io.assidu.loyalty.alert;

import org.jspecify.annotations.NullMarked;
