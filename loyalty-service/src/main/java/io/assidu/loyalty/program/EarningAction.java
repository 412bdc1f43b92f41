package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What earns points without a sale: signing up, a review, a friend who buys, a birthday. Such
 * points are a cost, not a deferral, and count towards no tier.
 *
 * @param event the name of the customer event; {@code Birthday} comes from the trait {@code
 *     birthday} (ISO 8601, with or without the year), in the person's zone
 * @param when whether it applies, in CEL; always if left out
 * @param points how many, in CEL; rounded down
 * @param repeat how often a member can earn by it
 * @param beneficiary who gets them, in CEL: a {@code customerId}, as of the friend who recommended
 *     us; whom the event is about if left out. Nobody can name themselves.
 * @param from the first instant that it applies to; always if left out
 * @param until from when it does not apply any more; never if left out
 * @param caps how much it can give a member; no limit if left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EarningAction(
    @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") String id,
    @NotBlank String event,
    @Nullable String when,
    @NotBlank String points,
    @NotNull Repeat repeat,
    @Nullable String beneficiary,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable List<@Valid EarningCap> caps) {

  /** The event that a birthday is. */
  public static final String BIRTHDAY = "Birthday";

  public EarningAction {
    caps = caps == null ? null : List.copyOf(caps);
  }

  /** How often a member can earn by an action. */
  public enum Repeat {
    @JsonProperty("once")
    ONCE,
    /** Once in each calendar year, UTC. */
    @JsonProperty("yearly")
    YEARLY,
    /** With every event. */
    @JsonProperty("always")
    ALWAYS
  }

  List<EarningCap> allCaps() {
    return caps == null ? List.of() : caps;
  }
}
