package io.assidu.fraud.scoring;

import org.jspecify.annotations.Nullable;

/**
 * What is to be assessed.
 *
 * @param redemption given when points are about to go
 */
public record Subject(Observation seen, @Nullable Redemption redemption) {}
