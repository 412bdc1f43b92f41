/** Assessments: asked for by other services, or made of signals; durable, and explained. */
@NullMarked
package io.assidu.fraud.assessment;

import org.jspecify.annotations.NullMarked;
