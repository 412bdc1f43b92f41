package io.assidu.policy.document;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

/**
 * How far people's own wishes are honoured: "at most one a week", "nothing for 30 days", "rather by
 * SMS".
 *
 * @param appliesTo which contacts their limit and their pause hold back; never exempt ones
 * @param bounds a person's limit outside of them counts as the nearer bound; null means any limit
 * @param mayLoosen whether a person's limit also lifts the caps over the same window, up to what
 *     the cap's own bounds allow; otherwise people can only tighten
 * @param whenPaused what becomes of contacts during a pause
 */
public record PreferenceRule(
    @Valid Scope appliesTo,
    @Valid @Nullable LimitBounds bounds,
    boolean mayLoosen,
    WhenPaused whenPaused) {

  /** What becomes of a contact during a pause. */
  public enum WhenPaused {
    /** It does not happen: who asked for silence does not want it all at once afterwards. */
    @JsonProperty("suppress")
    SUPPRESS,
    /** It is decided again when the pause ends. */
    @JsonProperty("defer")
    DEFER
  }

  public PreferenceRule(
      @Nullable Scope appliesTo,
      @Nullable LimitBounds bounds,
      boolean mayLoosen,
      @Nullable WhenPaused whenPaused) {
    this.appliesTo = appliesTo == null ? Scope.all() : appliesTo;
    this.bounds = bounds;
    this.mayLoosen = mayLoosen;
    this.whenPaused = whenPaused == null ? WhenPaused.SUPPRESS : whenPaused;
  }
}
