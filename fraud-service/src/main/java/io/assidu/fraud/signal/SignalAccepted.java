package io.assidu.fraud.signal;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The signal is durable. */
@Schema(
    examples =
        """
        {"signalId": "0197f3c2-9a10-7a52-8f3e-2c6d1f0b7e55"}""")
record SignalAccepted(UUID signalId) {}
