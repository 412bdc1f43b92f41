package io.assidu.fraud.assessment;

import io.assidu.fraud.alert.Alert;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person's risk now.
 *
 * @param frozen nothing leaves the account until it is released
 * @param assessments the latest, newest first
 */
record RiskView(
    UUID profileId,
    boolean frozen,
    @Nullable Instant frozenAt,
    @Nullable Instant releasedAt,
    List<Alert> openAlerts,
    List<Assessment> assessments) {}
