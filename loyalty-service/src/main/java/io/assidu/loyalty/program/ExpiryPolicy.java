package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When points expire.
 *
 * @param months calendar months after they were earned, in UTC
 * @param endOf put off to the end of the period that day is in; to the instant if left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ExpiryPolicy(@Min(1) @Max(120) int months, @Nullable EndOf endOf) {

  /** A period at whose end points expire together. */
  public enum EndOf {
    @JsonProperty("month")
    MONTH,
    @JsonProperty("quarter")
    QUARTER,
    @JsonProperty("year")
    YEAR
  }

  public Instant of(Instant earnedAt) {
    Instant exact = earnedAt.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
    if (endOf == null) {
      return exact;
    }
    LocalDate month = LocalDate.ofInstant(exact, ZoneOffset.UTC).withDayOfMonth(1);
    LocalDate next =
        switch (endOf) {
          case MONTH -> month.plusMonths(1);
          case QUARTER -> month.plusMonths(3 - (month.getMonthValue() - 1) % 3);
          case YEAR -> month.withDayOfYear(1).plusYears(1);
        };
    return next.atStartOfDay().toInstant(ZoneOffset.UTC);
  }
}
