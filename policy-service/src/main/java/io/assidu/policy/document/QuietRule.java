package io.assidu.policy.document;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assidu.policy.country.HolidayScope;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When contacts in its scope must wait: within any of its windows, and on public holidays.
 *
 * @param windows may be empty where there are holidays
 * @param holidays of the recipient's country, from midnight to midnight in their zone; null means
 *     that holidays are days like any other. Where the country is not known, those of each country
 *     the rule names; if it names none, of the countries that keep the person's zone, or else the
 *     company's
 * @param validFrom the first local day on which the rule holds; null means that it always has
 * @param validTo the last; null means that it holds until further notice. What a window has left at
 *     midnight after it is free
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record QuietRule(
    @NotBlank String id,
    List<@Valid QuietWindow> windows,
    @Nullable HolidayScope holidays,
    @Nullable LocalDate validFrom,
    @Nullable LocalDate validTo,
    @Valid Scope appliesTo) {

  public QuietRule(
      String id,
      @Nullable List<QuietWindow> windows,
      @Nullable HolidayScope holidays,
      @Nullable LocalDate validFrom,
      @Nullable LocalDate validTo,
      @Nullable Scope appliesTo) {
    this.id = id;
    this.windows = Lists.orEmpty(windows);
    this.holidays = holidays;
    this.validFrom = validFrom;
    this.validTo = validTo;
    this.appliesTo = appliesTo == null ? Scope.all() : appliesTo;
  }

  /** Whether its windows come back each week, for ever. */
  public boolean holdsForEver() {
    return validFrom == null && validTo == null;
  }
}
