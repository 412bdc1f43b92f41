package io.assidu.fraud.assessment;

import io.assidu.fraud.scoring.Subject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about whom.
 *
 * @param reference the caller's own id of it
 * @param asked whether a caller waits for the answer: then the reference makes it the same answer
 *     each time
 */
public record Question(
    UUID profileId, Subject subject, @Nullable String reference, boolean asked) {}
