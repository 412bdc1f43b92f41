package io.assidu.loyalty.revenue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/** What becomes of points that are expected never to be redeemed (IFRS 15.B46). */
public enum Breakage {
  /** Recognised in proportion to what is redeemed: the estimate says how much there will be. */
  @JsonProperty("proportional")
  PROPORTIONAL("proportional"),
  /**
   * Recognised when the likelihood of further redemptions is remote: here, when nothing can be
   * redeemed any more. For cohorts whose breakage nobody can predict.
   */
  @JsonProperty("remote")
  REMOTE("remote");

  private final String wireName;

  Breakage(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static Breakage of(String wireName) {
    return Arrays.stream(values())
        .filter(method -> method.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no treatment of breakage: " + wireName));
  }
}
