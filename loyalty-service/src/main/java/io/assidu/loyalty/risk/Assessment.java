package io.assidu.loyalty.risk;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.assidu.contracts.fraud.RiskAction;
import java.util.UUID;

/**
 * What fraud-service answered.
 *
 * @param score 0 to 100
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Assessment(UUID assessmentId, int score, RiskAction action) {}
