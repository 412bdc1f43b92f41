package io.assidu.loyalty.reward;

import io.assidu.loyalty.program.Program;
import io.assidu.loyalty.program.Reward;
import io.assidu.loyalty.program.RewardKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A reward as one member sees it.
 *
 * @param relational whether it is worth a relation rather than money
 * @param name in the reader's language, as are all words
 * @param points the price; null for a discount that takes any number of points
 * @param valuePerPoint for such a discount: the money that each point buys
 * @param value what it is worth, in {@code currency}
 * @param left how many there are, 1000 standing for all from there on; null if there is no end of
 *     it
 * @param eligible whether the member can have it, whatever the price
 * @param affordable whether the member has the points
 * @param whyNot what stands in the way
 */
@Schema(
    examples =
        """
        {"id": "tote-bag", "kind": "product", "relational": false, "name": "Tote bag",
         "description": "Organic cotton", "points": 150, "value": 8.0, "currency": "EUR",
         "left": 480, "eligible": true, "affordable": false, "whyNot": ["too-few-points"]}""")
public record RewardView(
    String id,
    RewardKind kind,
    boolean relational,
    String name,
    @Nullable String description,
    @Nullable Long points,
    @Nullable BigDecimal valuePerPoint,
    @Nullable BigDecimal value,
    String currency,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable Long left,
    boolean eligible,
    boolean affordable,
    List<Obstacle> whyNot) {

  static RewardView of(
      Program program,
      Reward reward,
      long available,
      @Nullable Long left,
      List<Obstacle> obstacles,
      @Nullable String acceptLanguage) {
    Long price = reward.points();
    boolean affordable =
        available >= (price == null ? program.redemption().minimumPoints() : price);
    List<Obstacle> whyNot = new ArrayList<>(obstacles);
    if (!affordable) {
      whyNot.add(Obstacle.TOO_FEW_POINTS);
    }
    return new RewardView(
        reward.id(),
        reward.kind(),
        reward.kind().relational(),
        Wording.of(reward.name(), acceptLanguage).orElse(reward.id()),
        Wording.of(reward.description(), acceptLanguage).orElse(null),
        price,
        reward.valuePerPoint(),
        reward.value(),
        program.currency(),
        reward.from(),
        reward.until(),
        left,
        obstacles.isEmpty(),
        affordable,
        whyNot);
  }
}
