package io.assidu.profile.ingest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What Segment answers: the events are safe. */
@Schema(
    examples =
        """
        {"success": true}""")
record Answer(boolean success) {
  static final Answer SAFE = new Answer(true);
}
