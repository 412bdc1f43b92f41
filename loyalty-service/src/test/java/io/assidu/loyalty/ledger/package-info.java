@NullMarked
package io.assidu.loyalty.ledger;

import org.jspecify.annotations.NullMarked;
