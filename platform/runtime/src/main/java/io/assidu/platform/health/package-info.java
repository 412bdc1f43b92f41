/** What the probes of Kubernetes are told: see the ADR "readiness tells what can be served". */
@NullMarked
package io.assidu.platform.health;

import org.jspecify.annotations.NullMarked;
