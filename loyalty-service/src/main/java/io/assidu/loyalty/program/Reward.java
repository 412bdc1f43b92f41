package io.assidu.loyalty.program;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.assidu.loyalty.revenue.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that points buy. It has a price in points, or takes any number of them.
 *
 * @param id stable within the program, lower case
 * @param name by locale (BCP 47)
 * @param description by locale
 * @param points the price
 * @param valuePerPoint for a discount that takes any number of points: the money that each buys
 * @param value what it is worth, in the program's currency; for a partner or a donation, what they
 *     are owed
 * @param eligible who can have it, in CEL; everybody if left out
 * @param from when it begins to be offered
 * @param until from when it is offered no longer
 * @param perMember how often one member can have it
 * @param stock unlimited if left out
 * @param voucherPool for a voucher: where its codes come from, which are its stock
 * @param partner for a partner's reward or a donation: who is owed its value
 */
public record Reward(
    @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String id,
    @NotNull RewardKind kind,
    @NotEmpty Map<String, @NotBlank @Size(max = 100) String> name,
    Map<String, @NotBlank @Size(max = 2000) String> description,
    @Nullable @Min(1) Long points,
    @Nullable @DecimalMin(value = "0", inclusive = false) BigDecimal valuePerPoint,
    @Nullable @DecimalMin("0") BigDecimal value,
    @Nullable String eligible,
    @Nullable Instant from,
    @Nullable Instant until,
    @Nullable @Valid MemberLimit perMember,
    Stocked stock,
    @Nullable @Pattern(regexp = "[a-z][a-z0-9-]{0,39}") String voucherPool,
    @Nullable @Size(min = 1, max = 80) String partner) {

  public Reward {
    name = sorted(name);
    description = sorted(description);
    stock = stock == null ? Stocked.UNLIMITED : stock;
  }

  /** In one order, so that what is chosen among them is the same everywhere. */
  private static Map<String, String> sorted(@Nullable Map<String, String> texts) {
    return texts == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(texts));
  }

  /** Whether it costs what it costs, and is delivered whole or not at all. */
  @JsonIgnore
  public boolean fixedPrice() {
    return points != null;
  }

  /** Whether there are only so many. */
  @JsonIgnore
  public boolean limited() {
    return stock == Stocked.COUNTED || voucherPool != null;
  }

  /** The money that {@code redeemed} points for it are worth. */
  public BigDecimal worth(long redeemed, Currency currency) {
    BigDecimal rate = valuePerPoint;
    BigDecimal worth =
        rate == null
            ? value == null ? BigDecimal.ZERO : value
            : rate.multiply(BigDecimal.valueOf(redeemed));
    return Money.round(worth, currency);
  }
}
