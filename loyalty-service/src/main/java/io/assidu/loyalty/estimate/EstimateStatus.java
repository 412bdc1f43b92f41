package io.assidu.loyalty.estimate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** How far an estimate has come. */
enum EstimateStatus {
  @JsonProperty("proposed")
  PROPOSED,
  @JsonProperty("approved")
  APPROVED,
  @JsonProperty("rejected")
  REJECTED;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static EstimateStatus of(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }
}
