package io.assidu.policy.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.assidu.contracts.contact.Channel;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many decisions there were in a period. */
@Schema(
    examples =
        """
        {"from": "2026-11-01T00:00:00Z", "to": "2026-11-24T00:00:00Z", "zone": "Europe/Paris",
         "decisions": 1100, "forgone": 103, "rows": [{"verdict": "approved", "reason": "channel",
         "channel": "email", "journey": "welcome", "purpose": "marketing", "day": "2026-11-02",
         "decisions": 800, "forgone": 0}]}""")
record DecisionReport(
    Instant from,
    Instant to,
    @Schema(description = "Where its days begin.") String zone,
    @Schema(description = "All decisions of the period.") long decisions,
    @Schema(
            description =
                "The worth of the contacts that caps and arbitration suppressed, in the company's"
                    + " currency.")
        BigDecimal forgone,
    @Schema(description = "The largest first.") List<Row> rows) {

  /** Those decisions that have all this in common; what was not asked for is left out. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "DecisionReportRow")
  record Row(
      @Nullable String verdict,
      @Schema(description = "The rule that decided.") @Nullable String reason,
      @Nullable Channel channel,
      @Nullable String journey,
      @Nullable String purpose,
      @Nullable String day,
      long decisions,
      @Schema(description = "The worth of those among them that caps and arbitration suppressed.")
          BigDecimal forgone) {}
}
