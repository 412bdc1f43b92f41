package io.assidu.loyalty.settlement;

import io.assidu.platform.http.Page;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Items of a statement as comma-separated values (RFC 4180). */
final class Items {

  private static final List<String> COLUMNS =
      List.of(
          "entryId", "bookingDate", "kind", "reference", "price", "points", "amount", "movementId");

  private Items() {}

  static String csv(Page<ItemView> page) {
    return row(COLUMNS)
        + page.items().stream().map(item -> row(fields(item))).collect(Collectors.joining());
  }

  private static List<String> fields(ItemView item) {
    return Arrays.asList(
        item.entryId().toString(),
        item.bookingDate().toString(),
        item.kind(),
        item.reference(),
        plain(item.price()),
        Long.toString(item.points()),
        plain(item.amount()),
        item.movementId() == null ? "" : item.movementId().toString());
  }

  private static String plain(@Nullable BigDecimal amount) {
    return amount == null ? "" : amount.toPlainString();
  }

  private static String row(List<String> fields) {
    return fields.stream().map(Items::field).collect(Collectors.joining(",", "", "\r\n"));
  }

  /** RFC 4180, 2.6 and 2.7: quoted where it must be, a quote doubled. */
  private static String field(String text) {
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
