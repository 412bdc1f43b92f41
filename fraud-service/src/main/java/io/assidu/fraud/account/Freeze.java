package io.assidu.fraud.account;

import java.util.UUID;

/** Why an account is frozen. */
record Freeze(UUID alertId, UUID assessmentId) {}
