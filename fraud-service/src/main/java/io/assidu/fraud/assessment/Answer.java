package io.assidu.fraud.assessment;

import io.assidu.fraud.scoring.Standing;

/**
 * An assessment, and what a login counts for from now on.
 *
 * @param made durable once the unit of work ends
 */
public record Answer(Assessment made, Standing standing) {}
