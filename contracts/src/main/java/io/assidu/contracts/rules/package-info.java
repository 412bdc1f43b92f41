/**
 * What every rule in the suite may speak of: segments, journeys, policies, earning and fraud share
 * one vocabulary.
 */
@NullMarked
package io.assidu.contracts.rules;

import org.jspecify.annotations.NullMarked;
