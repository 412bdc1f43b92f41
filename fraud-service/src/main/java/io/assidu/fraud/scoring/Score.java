package io.assidu.fraud.scoring;

import io.assidu.contracts.fraud.Contribution;
import io.assidu.contracts.fraud.RiskAction;
import java.util.List;

/**
 * The result of scoring.
 *
 * @param points 0 to 100: the contributions' sum, held within that range
 * @param standing what a login with this score counts for from now on
 */
public record Score(
    int points, RiskAction action, List<Contribution> contributions, Standing standing) {}
