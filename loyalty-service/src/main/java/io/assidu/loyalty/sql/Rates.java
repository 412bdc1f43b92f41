package io.assidu.loyalty.sql;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Expected redemption rates by month of issue, as {@code jsonb}: exact, because as text. */
public final class Rates {

  private Rates() {}

  public static JsonObject write(Map<YearMonth, BigDecimal> rates) {
    JsonObject written = new JsonObject();
    new TreeMap<>(rates).forEach((month, rate) -> written.put(month.toString(), rate.toString()));
    return written;
  }

  public static Map<YearMonth, BigDecimal> read(JsonObject written) {
    return written.stream()
        .collect(
            Collectors.toMap(
                rate -> YearMonth.parse(rate.getKey()),
                rate -> new BigDecimal(rate.getValue().toString())));
  }
}
