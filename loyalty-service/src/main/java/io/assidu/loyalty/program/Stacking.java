package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of several multipliers that apply to one order. */
public enum Stacking {
  /** The highest counts. */
  @JsonProperty("best")
  BEST,
  /** What each gives on top adds up: twofold and threefold are fourfold. */
  @JsonProperty("add")
  ADD,
  /** They multiply: twofold and threefold are sixfold. */
  @JsonProperty("multiply")
  MULTIPLY
}
