/**
 * Emergency overrides: opened by one person, confirmed by another, in force for a day at most, and
 * every use on record.
 */
@NullMarked
package io.assidu.policy.override;

import org.jspecify.annotations.NullMarked;
