package io.assidu.profile.consent;

import io.assidu.contracts.profile.ConsentState;
import java.util.List;
import java.util.UUID;

/**
 * What a person said about being contacted.
 *
 * @param standing what stands, or stood at the time asked for
 * @param history every record up to then, the oldest first
 */
record ConsentView(UUID profileId, List<ConsentState> standing, List<ConsentRecord> history) {}
