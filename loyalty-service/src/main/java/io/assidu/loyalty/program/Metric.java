package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What counts towards a tier. */
@Schema(name = "TierMetric")
public enum Metric {
  /** Points earned, without those given by hand. */
  @JsonProperty("points")
  POINTS,
  /**
   * What was paid for goods: without tax, shipping and the part paid with points; refunds go off in
   * proportion.
   */
  @JsonProperty("spend")
  SPEND,
  /** Orders that something was paid for and that were not given back whole. */
  @JsonProperty("orders")
  ORDERS,
  /** What the program's own formula comes to for each order; refunds go off in proportion. */
  @JsonProperty("formula")
  FORMULA
}
