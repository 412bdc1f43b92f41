package io.assidu.loyalty.settlement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a statement has come. */
enum Status {
  @JsonProperty("open")
  OPEN,
  @JsonProperty("issued")
  ISSUED
}
