package io.assidu.contracts.contact;

import java.util.UUID;

/** The step of one instance of one journey version. */
public record JourneyStep(String journeyId, int version, UUID instanceId, String stepId) {}
