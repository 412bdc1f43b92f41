package io.assidu.policy.protection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.assidu.policy.arbitration.Basis;
import io.assidu.policy.arbitration.ClassDemand;
import io.assidu.policy.document.Arbitration;
import io.assidu.policy.document.CapRule;
import io.assidu.policy.document.PriorityClass;
import io.assidu.policy.document.Protection;
import io.assidu.policy.document.PublishedPolicy;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How many places the caps of a policy keep for higher classes, and why so many. */
@Schema(
    name = "Protection",
    examples =
        """
        {"policyId": "default", "policyVersion": 2, "caps": [{"id": "3-per-7-days", "limit": 3,
         "basis": "demand", "computedAt": "2026-11-24T03:00:00Z",
         "observedFrom": "2026-10-27T03:00:00Z", "observedTo": "2026-11-24T03:00:00Z",
         "observations": 12400, "classes": [{"id": "service", "minPriority": 70,
         "bookingLimit": 3, "protected": 1, "contacts": 9300, "mean": 0.75, "deviation": 0.62,
         "value": 4}, {"id": "offers", "minPriority": 0, "bookingLimit": 2, "contacts": 41000,
         "mean": 3.306, "deviation": 1.91, "value": 0.8}]}]}""")
record ProtectionView(
    String policyId,
    int policyVersion,
    @Schema(description = "Those that protect anybody.") List<Cap> caps) {

  private static final int DIGITS = 4;

  /** What a cap's protection rests on. */
  @Schema(name = "ProtectionBasis")
  enum Source {
    /** Fixed by hand. */
    @JsonProperty("fixed")
    FIXED,
    /** Computed from observed demand. */
    @JsonProperty("demand")
    DEMAND,
    /** Too little demand was observed: nothing is protected. */
    @JsonProperty("too-little-demand")
    TOO_LITTLE_DEMAND,
    /** There is demand of a class, and nobody said what it is worth: nothing is protected. */
    @JsonProperty("value-unknown")
    VALUE_UNKNOWN,
    /** Nothing is protected yet. It is computed for the policy that decides only. */
    @JsonProperty("not-computed")
    NOT_COMPUTED;

    static Source of(Basis basis) {
      return switch (basis) {
        case DEMAND -> DEMAND;
        case TOO_LITTLE_DEMAND -> TOO_LITTLE_DEMAND;
        case VALUE_UNKNOWN -> VALUE_UNKNOWN;
      };
    }
  }

  /** One cap. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "CapProtection")
  record Cap(
      String id,
      int limit,
      Source basis,
      @Nullable Instant computedAt,
      @Nullable Instant observedFrom,
      @Schema(description = "The first moment that was not looked at.")
          @Nullable Instant observedTo,
      @Schema(description = "Windows of the cap, of all people who were wanted in the period.")
          @Nullable Long observations,
      @Schema(description = "The highest first.") List<Level> classes) {}

  /** One class. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Schema(name = "ClassProtection")
  record Level(
      String id,
      int minPriority,
      @Schema(description = "How many places its contacts may fill.") int bookingLimit,
      @Schema(
              name = "protected",
              description =
                  "How many places are kept for it and those above; the last class has none.")
          @JsonProperty("protected")
          @Nullable Integer kept,
      @Schema(description = "Those that were wanted in the period.") @Nullable Long contacts,
      @Schema(description = "How many, on average, of one person within one window.")
          @Nullable BigDecimal mean,
      @Schema(description = "The standard deviation of that.") @Nullable BigDecimal deviation,
      @Schema(description = "What one contact is worth, in the company's currency.")
          @Nullable BigDecimal value) {}

  static ProtectionView of(PublishedPolicy policy, List<Computed> computed) {
    Map<String, Computed> byCap =
        computed.stream().collect(Collectors.toMap(one -> one.cap().id(), Function.identity()));
    Arbitration arbitration = policy.document().arbitration();
    List<Cap> caps = new ArrayList<>();
    for (CapRule cap : policy.document().caps()) {
      if (arbitration != null && cap.protect() != null) {
        caps.add(cap(cap, cap.protect(), arbitration, byCap.get(cap.id())));
      }
    }
    return new ProtectionView(policy.id(), policy.version(), caps);
  }

  private static Cap cap(
      CapRule cap, Protection rule, Arbitration arbitration, @Nullable Computed computed) {
    if (rule.computed() == null || computed == null) {
      return new Cap(
          cap.id(),
          cap.limit(),
          rule.computed() == null ? Source.FIXED : Source.NOT_COMPUTED,
          null,
          null,
          null,
          null,
          levels(cap, arbitration, rule.levels(arbitration), List.of()));
    }
    return new Cap(
        cap.id(),
        cap.limit(),
        Source.of(computed.found().basis()),
        computed.at(),
        computed.from(),
        computed.to(),
        computed.found().observations(),
        levels(cap, arbitration, computed.found().levels(), computed.found().demand()));
  }

  private static List<Level> levels(
      CapRule cap, Arbitration arbitration, List<Integer> kept, List<ClassDemand> demand) {
    List<Level> levels = new ArrayList<>();
    List<PriorityClass> classes = arbitration.classes();
    for (int i = 0; i < classes.size(); i++) {
      PriorityClass one = classes.get(i);
      ClassDemand seen = i < demand.size() ? demand.get(i) : null;
      int above = i == 0 || kept.size() < i ? 0 : kept.get(i - 1);
      levels.add(
          new Level(
              one.id(),
              one.minPriority(),
              cap.limit() - above,
              i < kept.size() ? kept.get(i) : null,
              seen == null ? null : seen.contacts(),
              seen == null ? null : rounded(seen.mean()),
              seen == null ? null : rounded(seen.deviation()),
              seen == null ? one.value() : seen.value()));
    }
    return levels;
  }

  private static BigDecimal rounded(double figure) {
    return BigDecimal.valueOf(figure).setScale(DIGITS, RoundingMode.HALF_UP);
  }
}
