package io.assidu.loyalty.reward;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.assidu.loyalty.LoyaltyError;
import io.assidu.loyalty.program.MemberLimit;
import io.assidu.loyalty.program.ProgramVersion;
import io.assidu.loyalty.program.Reward;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What stands between a member and a reward. */
public enum Obstacle {
  @JsonProperty("not-yet")
  NOT_YET(LoyaltyError.REWARD_NOT_OFFERED, "It is not offered yet."),
  @JsonProperty("over")
  OVER(LoyaltyError.REWARD_NOT_OFFERED, "It is not offered any more."),
  @JsonProperty("not-eligible")
  NOT_ELIGIBLE(LoyaltyError.NOT_ELIGIBLE, "The member is not among those who can have it."),
  @JsonProperty("limit-reached")
  LIMIT_REACHED(LoyaltyError.REWARD_LIMIT_REACHED, "The member has had it as often as one can."),
  @JsonProperty("out-of-stock")
  OUT_OF_STOCK(LoyaltyError.OUT_OF_STOCK, "There is none left."),
  @JsonProperty("too-few-points")
  TOO_FEW_POINTS(LoyaltyError.INSUFFICIENT_POINTS, "It costs more than the member has.");

  private final LoyaltyError error;
  private final String words;

  Obstacle(LoyaltyError error, String words) {
    this.error = error;
    this.words = words;
  }

  RuntimeException problem(Reward reward) {
    return error.problem(
        "/rewardId",
        error.wireName(),
        words
            + (this == NOT_YET ? " It is from " + reward.from() + "." : "")
            + (this == OVER ? " It was until " + reward.until() + "." : ""));
  }

  /**
   * All that stands in the way but the price.
   *
   * @param had when the member had it, as far as that is to be counted
   * @param left how many there are; whatever it is for a reward that is not limited
   */
  static List<Obstacle> of(
      ProgramVersion program, Reward reward, Prospect prospect, List<Instant> had, long left) {
    List<Obstacle> found = new ArrayList<>();
    Instant now = prospect.now();
    Instant from = reward.from();
    Instant until = reward.until();
    if (from != null && now.isBefore(from)) {
      found.add(NOT_YET);
    }
    if (until != null && !now.isBefore(until)) {
      found.add(OVER);
    }
    if (!program.isEligible(reward, prospect.facts())) {
      found.add(NOT_ELIGIBLE);
    }
    MemberLimit limit = reward.perMember();
    if (limit != null && counting(limit, had, now) >= limit.times()) {
      found.add(LIMIT_REACHED);
    }
    if (reward.limited() && left == 0) {
      found.add(OUT_OF_STOCK);
    }
    return found;
  }

  private static long counting(MemberLimit limit, List<Instant> had, Instant now) {
    Integer days = limit.days();
    return days == null
        ? had.size()
        : had.stream().filter(at -> at.plus(Duration.ofDays(days)).isAfter(now)).count();
  }
}
