package io.assidu.policy.country;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which of a country's public holidays are kept. */
public enum HolidayScope {
  /** Those of the whole country. */
  @JsonProperty("national")
  NATIONAL,

  /**
   * Those of any of its regions as well: in which one a person lives is not known, so this is the
   * strictest reading.
   */
  @JsonProperty("regional")
  REGIONAL
}
