/** The charts, held against Helm, against Kubernetes' model and against the services they start. */
@NullMarked
package io.assidu.helm;

import org.jspecify.annotations.NullMarked;
