/**
 * From an approved decision to an outcome: who sends what when, once, in order, and what became of
 * it.
 */
@NullMarked
package io.assidu.channel.delivery;

import org.jspecify.annotations.NullMarked;
