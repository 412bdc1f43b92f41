/** The model document: its rules in CEL, type-checked when it is loaded. */
@NullMarked
package io.assidu.fraud.model;

import org.jspecify.annotations.NullMarked;
