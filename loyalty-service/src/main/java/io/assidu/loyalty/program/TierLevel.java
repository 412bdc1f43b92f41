package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tier.
 *
 * @param from what it takes to reach it, within the window
 * @param retain what it takes to keep it, when that is less; 0 keeps it for ever
 * @param benefits what its members are promised
 */
public record TierLevel(
    @NotBlank String name,
    @Min(0) long from,
    @Nullable @Min(0) Long retain,
    List<@Valid Benefit> benefits) {

  public TierLevel {
    benefits = benefits == null ? List.of() : List.copyOf(benefits);
  }

  /** What it takes to keep it. */
  @JsonIgnore
  public long keep() {
    return retain == null ? from : retain;
  }
}
