package io.assidu.loyalty.revenue;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/**
 * What the program's company is when a partner delivers what points buy (IFRS 15.B34–B38). It is a
 * judgement on who controls the thing before the member has it, so an agreement says it.
 */
public enum Role {
  /** It controls what is delivered: what the partner gets is a cost, revenue stays gross (B35B). */
  @JsonProperty("principal")
  PRINCIPAL("principal"),
  /** It arranges that the partner delivers: what is left after the partner is revenue (B36). */
  @JsonProperty("agent")
  AGENT("agent");

  private final String wireName;

  Role(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public static Role of(String wireName) {
    return Arrays.stream(values())
        .filter(role -> role.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no role: " + wireName));
  }
}
