package io.assidu.loyalty.revenue;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * How much of what was issued each month had been redeemed by each age in months: what an estimate
 * of breakage is made from. Months are complete ones, and whatever its origin a point counts.
 *
 * @param through the last month in it
 * @param rows by month of issue, the oldest first; none where everything was taken back
 */
public record Triangle(YearMonth through, List<Row> rows) {

  public Triangle {
    rows = List.copyOf(rows);
  }

  /**
   * The points of one month of issue.
   *
   * @param issued less those taken back
   * @param outstanding those that can still be redeemed
   * @param redeemed by the end of the month of issue, of the month after it, …: cumulative
   */
  public record Row(YearMonth month, long issued, long outstanding, List<Long> redeemed) {

    public Row {
      redeemed = List.copyOf(redeemed);
    }

    /** In months: 0 for the month of issue itself. */
    public int age() {
      return redeemed.size() - 1;
    }

    public long redeemedSoFar() {
      return redeemed.getLast();
    }
  }

  /** What one month brought to the points that were issued in another, or in itself. */
  public record Cell(
      YearMonth issuedIn, YearMonth happenedIn, long issued, long redeemed, long expired) {}

  /** The triangle as it stood at the end of {@code through}; later cells are left out. */
  public static Triangle of(Collection<Cell> cells, YearMonth through) {
    TreeMap<YearMonth, List<Cell>> months = new TreeMap<>();
    for (Cell cell : cells) {
      if (!cell.issuedIn().isAfter(through) && !cell.happenedIn().isAfter(through)) {
        months.computeIfAbsent(cell.issuedIn(), month -> new ArrayList<>()).add(cell);
      }
    }
    return new Triangle(
        through,
        months.entrySet().stream()
            .map(month -> row(month.getKey(), month.getValue(), through))
            .filter(row -> row.issued() > 0)
            .toList());
  }

  private static Row row(YearMonth month, List<Cell> cells, YearMonth through) {
    long[] redeemed = new long[Math.toIntExact(month.until(through, ChronoUnit.MONTHS)) + 1];
    long issued = 0;
    long gone = 0;
    for (Cell cell : cells) {
      issued += cell.issued();
      gone += cell.redeemed() + cell.expired();
      // A shop's clock may date a refund before its sale.
      int from = Math.max(0, Math.toIntExact(month.until(cell.happenedIn(), ChronoUnit.MONTHS)));
      for (int age = from; age < redeemed.length; age++) {
        redeemed[age] += cell.redeemed();
      }
    }
    return new Row(month, issued, issued - gone, Arrays.stream(redeemed).boxed().toList());
  }

  /** The age of the oldest row; -1 without rows. */
  public int oldest() {
    return rows.stream().mapToInt(Row::age).max().orElse(-1);
  }
}
