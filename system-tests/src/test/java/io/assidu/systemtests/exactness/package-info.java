/**
 * The proof that policy-service decides exactly: random requests and random accidents on three
 * replicas, and an oracle that counts everything once more from the log.
 */
@NullMarked
package io.assidu.systemtests.exactness;

import org.jspecify.annotations.NullMarked;
