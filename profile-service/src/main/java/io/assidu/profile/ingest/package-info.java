/** What client systems send: Segment's HTTP API, made durable before it is answered. */
@NullMarked
package io.assidu.profile.ingest;

import org.jspecify.annotations.NullMarked;
