package io.assidu.loyalty.estimate;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An estimate to be proposed.
 *
 * @param cohorts the months of issue it is of; without them it is of all cohorts, and of those
 *     opened later
 * @param segment whose cohorts it is of, as the program tells them apart; without it those of all
 * @param rate the share of points expected to be redeemed, for {@code override}; {@code
 *     chain-ladder} takes its rates from the data
 * @param justification why, for whoever approves it and for auditors; no personal data
 * @param effectiveFrom the day it is booked on: in an open period, at most one month back
 */
@Schema(
    examples =
        """
        {"program": "club", "cohorts": ["2026-01", "2026-02"], "method": "override",
         "rate": 0.85, "justification": "The spring campaign brought members back.",
         "effectiveFrom": "2026-11-30"}""")
record EstimateRequest(
    @Nullable @Size(max = 40) String program,
    @Nullable @Size(min = 1, max = 240)
        List<@NotNull @Pattern(regexp = "[0-9]{4}-(0[1-9]|1[0-2])") String> cohorts,
    @NotNull Method method,
    @Nullable
        @DecimalMin(value = "0", inclusive = false)
        @DecimalMax("1")
        @Digits(integer = 1, fraction = 8)
        BigDecimal rate,
    @NotBlank @Size(max = 2000) String justification,
    @NotNull LocalDate effectiveFrom,
    @Nullable @Size(max = 40) String segment) {}
