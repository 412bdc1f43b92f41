package io.assidu.policy.document;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many contacts in its scope one person receives within its window, at most.
 *
 * @param limit for everybody whom no adjustment speaks of
 * @param bounds between which the limit may be moved, by adjustments and by people themselves;
 *     without them adjustments are free and people cannot loosen it
 * @param adjustments other limits for people in a certain stage of their life as a customer; the
 *     first whose condition holds counts
 * @param protect places kept for contacts of a higher class; none without it
 */
public record CapRule(
    @NotBlank String id,
    @Min(1) int limit,
    @NotNull @Valid CapWindow window,
    @Valid Scope appliesTo,
    @Valid @Nullable LimitBounds bounds,
    List<@Valid CapAdjustment> adjustments,
    @Valid @Nullable Protection protect) {

  public CapRule(
      String id,
      int limit,
      CapWindow window,
      @Nullable Scope appliesTo,
      @Nullable LimitBounds bounds,
      @Nullable List<CapAdjustment> adjustments,
      @Nullable Protection protect) {
    this.id = id;
    this.limit = limit;
    this.window = window;
    this.appliesTo = appliesTo == null ? Scope.all() : appliesTo;
    this.bounds = bounds;
    this.adjustments = Lists.orEmpty(adjustments);
    this.protect = protect;
  }

  /** The same limit for everybody. */
  public static CapRule of(String id, int limit, CapWindow window) {
    return new CapRule(id, limit, window, null, null, null, null);
  }
}
