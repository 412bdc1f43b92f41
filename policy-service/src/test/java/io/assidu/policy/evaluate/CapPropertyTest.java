package io.assidu.policy.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.assidu.policy.document.CalendarPeriod;
import io.assidu.policy.document.CapWindow;
import io.assidu.policy.document.ContactPolicy;
import io.assidu.policy.document.Policies;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever people ask for and wherever they stand, the policy's bounds hold. */
class CapPropertyTest {

  private static final int LEAST = 2;
  private static final int MOST = 6;

  @Property
  void noLimitLeavesTheBoundsOfThePolicy(
      @ForAll @IntRange(min = LEAST, max = MOST) int limit,
      @ForAll @IntRange(min = LEAST, max = MOST) int adjusted,
      @ForAll boolean onboarding,
      @ForAll @IntRange(min = 1, max = 1_000) int wish,
      @ForAll CalendarPeriod period,
      @ForAll boolean mayLoosen) {
    Asks asks =
        Asks.consented()
            .policy(policy(limit, adjusted, mayLoosen))
            .atMost(wish, CapWindow.of(period));
    List<Cap> caps = (onboarding ? asks.in("new-customers") : asks).counting().caps();

    int policys = onboarding ? adjusted : limit;
    assertThat(caps).extracting(Cap::limit).allSatisfy(l -> assertThat(l).isBetween(LEAST, MOST));
    assertThat(caps.getFirst().limit()).isGreaterThanOrEqualTo(policys);
    if (!mayLoosen || period != CalendarPeriod.WEEK) {
      assertThat(caps.getFirst().limit()).isEqualTo(policys);
    }
    // Their own limit holds beside it: what they did not want they do not get.
    assertThat(caps.getLast().limit()).isEqualTo(Math.clamp(wish, LEAST, MOST));
  }

  private static ContactPolicy policy(int limit, int adjusted, boolean mayLoosen) {
    return Policies.with(
        """
        "caps": [{"id": "weekly", "limit": %d, "window": {"calendar": "week"},
                  "bounds": {"least": %d, "most": %d}, "adjustments": [
                  {"id": "onboarding", "when": "'new-customers' in profile.segments", "limit": %d}]}],
        "preferences": {"mayLoosen": %s, "bounds": {"least": %d, "most": %d}}
        """
            .formatted(limit, LEAST, MOST, adjusted, mayLoosen, LEAST, MOST));
  }
}
