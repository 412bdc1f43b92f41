package io.assidu.fraud.signal;

import java.util.UUID;

/** The signal is durable. */
record SignalAccepted(UUID signalId) {}
