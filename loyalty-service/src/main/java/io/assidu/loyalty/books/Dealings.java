package io.assidu.loyalty.books;

import io.assidu.loyalty.revenue.Dealing;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Dealings with partners as {@code jsonb}: amounts are exact, because they are text. */
final class Dealings {

  private Dealings() {}

  static @Nullable JsonObject write(@Nullable Dealing dealing) {
    if (dealing == null) {
      return null;
    }
    BigDecimal price = dealing.price();
    UUID movementId = dealing.movementId();
    return new JsonObject()
        .put("partner", dealing.partner())
        .put("kind", dealing.kind().wireName())
        .put("price", price == null ? null : price.stripTrailingZeros().toPlainString())
        .put("points", dealing.points())
        .put("amount", dealing.amount().toPlainString())
        .put("cost", dealing.cost().toPlainString())
        .put("sales", dealing.sales().toPlainString())
        .put("movement", movementId == null ? null : movementId.toString());
  }

  static @Nullable Dealing read(@Nullable JsonObject written) {
    if (written == null) {
      return null;
    }
    String price = written.getString("price");
    String movement = written.getString("movement");
    return new Dealing(
        written.getString("partner"),
        Dealing.Kind.of(written.getString("kind")),
        price == null ? null : new BigDecimal(price),
        written.getLong("points"),
        new BigDecimal(written.getString("amount")),
        new BigDecimal(written.getString("cost")),
        new BigDecimal(written.getString("sales")),
        movement == null ? null : UUID.fromString(movement));
  }
}
