/**
 * The double-entry journal as an auditor sees it: entries, their hash chain, its verification.
 * Pure.
 */
@NullMarked
package io.assidu.loyalty.journal;

import org.jspecify.annotations.NullMarked;
