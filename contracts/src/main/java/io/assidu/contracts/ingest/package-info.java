/** What client systems send in, as accepted and made durable by profile-service. */
@NullMarked
package io.assidu.contracts.ingest;

import org.jspecify.annotations.NullMarked;
