package io.assidu.loyalty.revenue;

import io.assidu.loyalty.journal.EntryKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one booking did to one cohort, also where no money moved: a cohort is the sum of these.
 *
 * @param entryId the booking's, and its entry's if there is one
 * @param bookingDate the day it counts for: never one in a closed period
 * @param occurredOn the day it happened on, where that was in a closed period; else null
 * @param rateBefore the expected rate before it; null if it opened the cohort
 * @param expectation the expected rate after it
 */
public record CohortMovement(
    UUID entryId,
    CohortKey cohort,
    EntryKind kind,
    LocalDate bookingDate,
    @Nullable LocalDate occurredOn,
    Figures change,
    @Nullable BigDecimal rateBefore,
    Expectation expectation) {}
