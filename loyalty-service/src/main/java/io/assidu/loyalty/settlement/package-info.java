/**
 * What a partner and a program owe each other, month by month: a statement that ties to the journal
 * and, once it is issued, never changes.
 */
@NullMarked
package io.assidu.loyalty.settlement;

import org.jspecify.annotations.NullMarked;
