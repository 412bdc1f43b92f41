package io.assidu.loyalty.member;

import io.assidu.loyalty.program.Benefit;
import io.assidu.loyalty.program.Metric;
import io.assidu.loyalty.program.Program;
import io.assidu.loyalty.program.TierLevel;
import io.assidu.loyalty.standing.Standing;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A member's tier, and the way to the next.
 *
 * @param by what counts
 * @param qualifying how much of it there is at the moment
 * @param benefits what the tier promises, in the language asked for
 * @param next the tier above; none at the top
 * @param nextFrom what it takes
 * @param missing what is missing of it
 * @param losesAt when the tier is lost unless more is earned; none if never
 * @param fallsTo the tier the member has then
 * @param toKeep what it takes to keep the tier then, on top of what will still count
 * @param keepBy the moment before which it is to be earned
 * @param periodEndsAt when all counts anew from 0; none for a rolling window
 */
record TierView(
    String tier,
    Metric by,
    BigDecimal qualifying,
    List<BenefitView> benefits,
    @Nullable String next,
    @Nullable Long nextFrom,
    BigDecimal missing,
    @Nullable Instant losesAt,
    @Nullable String fallsTo,
    BigDecimal toKeep,
    @Nullable Instant keepBy,
    @Nullable Instant periodEndsAt) {

  /** A benefit in one language. */
  record BenefitView(String id, String text) {

    static BenefitView of(Benefit benefit, List<Locale.LanguageRange> languages) {
      return new BenefitView(benefit.id(), benefit.in(languages));
    }
  }

  static TierView of(Program program, Standing standing, List<Locale.LanguageRange> languages) {
    return new TierView(
        standing.tier(),
        program.tiers().metric(),
        standing.qualifying(),
        level(program, standing.tier()).benefits().stream()
            .map(benefit -> BenefitView.of(benefit, languages))
            .toList(),
        standing.next(),
        standing.next() == null ? null : level(program, standing.next()).from(),
        standing.missing(),
        standing.losesAt(),
        standing.fallsTo(),
        standing.toKeep(),
        standing.keepBy(),
        standing.periodEndsAt());
  }

  private static TierLevel level(Program program, String name) {
    return program.tiers().levels().stream()
        .filter(level -> level.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
