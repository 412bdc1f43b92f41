/** Signals, assessments and alerts of fraud-service. */
@NullMarked
package io.assidu.contracts.fraud;

import org.jspecify.annotations.NullMarked;
