package io.assidu.fraud.account;

import java.time.Instant;
import java.util.UUID;

/** The account is its owner's again. */
record Released(UUID profileId, Instant releasedAt) {}
