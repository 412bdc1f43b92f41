/** Points as they are written: accounts, lots and movements, appended only. */
@NullMarked
package io.assidu.loyalty.ledger;

import org.jspecify.annotations.NullMarked;
