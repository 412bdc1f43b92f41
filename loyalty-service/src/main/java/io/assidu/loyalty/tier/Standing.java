package io.assidu.loyalty.tier;

import io.assidu.loyalty.program.TierLevel;
import io.assidu.loyalty.program.TierPolicy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a member stands.
 *
 * @param tier the tier's name
 * @param points what counts towards tiers at the moment
 * @param next the tier above, null at the top
 * @param missing points to earn before {@code next}, 0 at the top
 * @param losesAt when the tier is lost unless more is earned; null if never
 */
public record Standing(
    String tier, long points, @Nullable String next, long missing, @Nullable Instant losesAt) {

  static Standing of(TierPolicy policy, List<Qualifying> earned, Instant now) {
    List<Qualifying> counting =
        earned.stream()
            .filter(points -> leaves(policy, points).isAfter(now))
            .sorted(Comparator.comparing(Qualifying::at))
            .toList();
    long points = Math.max(0, counting.stream().mapToLong(Qualifying::points).sum());
    TierLevel level = level(policy, points);
    TierLevel next =
        policy.levels().stream().filter(above -> above.from() > points).findFirst().orElse(null);
    return new Standing(
        level.name(),
        points,
        next == null ? null : next.name(),
        next == null ? 0 : next.from() - points,
        losesAt(policy, counting, points, level));
  }

  private static TierLevel level(TierPolicy policy, long points) {
    return policy.levels().reversed().stream()
        .filter(level -> level.from() <= points)
        .findFirst()
        .orElseThrow();
  }

  private static @Nullable Instant losesAt(
      TierPolicy policy, List<Qualifying> counting, long points, TierLevel level) {
    long left = points;
    for (Qualifying oldest : counting) {
      left -= oldest.points();
      if (left < level.from()) {
        return leaves(policy, oldest);
      }
    }
    return null;
  }

  private static Instant leaves(TierPolicy policy, Qualifying points) {
    return points.at().atZone(ZoneOffset.UTC).plusMonths(policy.windowMonths()).toInstant();
  }
}
