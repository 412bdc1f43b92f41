package io.assidu.loyalty.program;

import io.assidu.loyalty.revenue.CohortKey;
import io.assidu.platform.rules.Rule;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A published version of a program, with its rules compiled.
 *
 * @param eligible who can have which reward, by the reward's id
 * @param segment which cohorts a member's new points belong to, where the program tells them apart
 * @param qualifying what an order counts towards tiers, where the program has a formula of its own
 * @param partnerPoints what a partner's customers earn, by the partner's id, where it has a formula
 */
public record ProgramVersion(
    Program program,
    int version,
    CompiledEarning earning,
    Map<String, Rule> eligible,
    @Nullable Rule qualifying,
    @Nullable Rule segment,
    Map<String, Rule> partnerPoints) {

  /** More than any order counts: what a formula comes to beyond it is not believed. */
  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

  /** A few letters or digits, as of a tier or a country: cohorts are many members, not one. */
  private static final Pattern SEGMENT = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,39}");

  public String id() {
    return program.id();
  }

  public Optional<Reward> reward(String rewardId) {
    return program.rewards().stream().filter(reward -> reward.id().equals(rewardId)).findFirst();
  }

  /** Whether points are accounted for by segments of members. */
  public boolean hasSegments() {
    return segment != null;
  }

  /**
   * The segment whose cohorts a member's new points belong to; {@link CohortKey#WHOLE} where the
   * facts do not say, or what they say is no short name.
   *
   * @param facts the shared vocabulary
   */
  public String segment(Map<String, Object> facts) {
    return segment == null
        ? CohortKey.WHOLE
        : segment
            .answer(facts)
            .map(Object::toString)
            .filter(name -> SEGMENT.matcher(name).matches())
            .orElse(CohortKey.WHOLE);
  }

  public Optional<Partner> partner(String partnerId) {
    return program.partners().stream()
        .filter(partner -> partner.id().equals(partnerId))
        .findFirst();
  }

  /** Whether a member of whom {@code facts} are known can have a reward. */
  public boolean isEligible(Reward reward, Map<String, Object> facts) {
    Rule rule = eligible.get(reward.id());
    return rule == null || rule.test(facts);
  }

  /**
   * What an order counts towards tiers by the program's own formula; 0 where it has none, and where
   * the order does not have what the formula asks for: it earns its points all the same.
   *
   * @param facts the shared vocabulary
   */
  public BigDecimal qualifying(Map<String, Object> facts) {
    return qualifying == null
        ? BigDecimal.ZERO
        : qualifying.numberIfAny(facts).orElse(BigDecimal.ZERO).max(BigDecimal.ZERO).min(MOST);
  }
}
