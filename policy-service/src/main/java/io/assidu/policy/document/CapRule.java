package io.assidu.policy.document;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** How many contacts in its scope one person receives within its window, at most. */
public record CapRule(
    @NotBlank String id,
    @Min(1) int limit,
    @NotNull @Valid CapWindow window,
    @Valid Scope appliesTo) {

  public CapRule(String id, int limit, CapWindow window, @Nullable Scope appliesTo) {
    this.id = id;
    this.limit = limit;
    this.window = window;
    this.appliesTo = appliesTo == null ? Scope.all() : appliesTo;
  }
}
