package io.assidu.policy.document;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;

/**
 * The time over which a cap counts.
 *
 * @param rolling as ISO 8601 ({@code P7D}): no interval of this length, wherever it begins, holds
 *     more contacts than the limit. A day is 24 hours.
 */
public record CapWindow(@NotNull @JsonFormat(shape = JsonFormat.Shape.STRING) Duration rolling) {}
