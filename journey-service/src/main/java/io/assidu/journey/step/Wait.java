package io.assidu.journey.step;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a while, for a time of day in the person's zone, or for the one and then the other.
 *
 * @param duration how long ({@code for} in the document)
 * @param until the time of day to wait for once {@code duration} has passed
 */
public record Wait(
    String id,
    @JsonProperty("for") @Nullable Duration duration,
    @Nullable LocalTime until,
    String next)
    implements Step {

  /**
   * When it ends if it begins at {@code now}.
   *
   * <p>A time of day that the clocks skip (they go forward) is taken as much later as the gap is
   * long; one that comes twice (they go back) is the first. That is how {@code java.time} resolves
   * local times, and reference case TZ-2 holds us to it.
   *
   * @return later than {@code now}
   */
  public Instant due(Instant now, ZoneId zone) {
    Instant earliest = duration == null ? now : now.plus(duration);
    if (until == null) {
      return earliest;
    }
    ZonedDateTime local = earliest.atZone(zone);
    Instant today = local.toLocalDate().atTime(until).atZone(zone).toInstant();
    boolean reached = duration == null ? !today.isAfter(earliest) : today.isBefore(earliest);
    return reached ? local.toLocalDate().plusDays(1).atTime(until).atZone(zone).toInstant() : today;
  }

  @Override
  public List<Target> targets() {
    return List.of(new Target("/next", next));
  }

  @Override
  public boolean holds() {
    return true;
  }
}
