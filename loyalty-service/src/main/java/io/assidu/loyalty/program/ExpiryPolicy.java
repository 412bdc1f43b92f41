package io.assidu.loyalty.program;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * When points expire.
 *
 * @param months calendar months after they were earned, in UTC
 */
public record ExpiryPolicy(@Min(1) @Max(120) int months) {

  public Instant of(Instant earnedAt) {
    return earnedAt.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
  }
}
