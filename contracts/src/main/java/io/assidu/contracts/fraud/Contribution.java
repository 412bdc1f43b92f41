package io.assidu.contracts.fraud;

import java.util.Map;

/**
 * What one observation added to a score.
 *
 * @param points signed; the sum over all contributions, held within 0 to 100, is the score
 */
public record Contribution(String rule, double points, Map<String, Object> facts) {}
