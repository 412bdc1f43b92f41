package io.assidu.policy.report;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How near to their caps people are. */
@Schema(
    examples =
        """
        {"asOf": "2026-11-24T10:00:00Z", "policyId": "default", "policyVersion": 1,
         "caps": [{"id": "3-per-7-days", "limit": 3, "people": 1000, "peopleAtCap": 150,
         "share": 0.15, "saturation": [500, 250, 100, 150]}],
         "overrides": [{"overrideId": "0197f3c2-cc10-7b52-9f3e-2c6d1f0b7e56", "uses": 812}]}""")
record PressureReport(
    Instant asOf,
    String policyId,
    int policyVersion,
    List<Cap> caps,
    @Schema(description = "Those used in the last 30 days, the most used first.")
        List<Used> overrides) {

  /** One cap of the active policy. */
  @Schema(name = "CapSaturation")
  record Cap(
      String id,
      @Schema(description = "For everybody: stages of life and people's own limits aside.")
          int limit,
      @Schema(description = "People whom the cap is about.") long people,
      @Schema(description = "Those whose contacts reach the limit.") long peopleAtCap,
      @Schema(description = "peopleAtCap of people; 0 where there is nobody.") BigDecimal share,
      @Schema(
              description =
                  "How many people have 0, 1, … limit contacts within the window; a calendar window is that of the person's"
                      + " zone, else of the company's.")
          List<Long> saturation) {}

  /** One override. */
  @Schema(name = "OverrideUsed")
  record Used(UUID overrideId, long uses) {}
}
