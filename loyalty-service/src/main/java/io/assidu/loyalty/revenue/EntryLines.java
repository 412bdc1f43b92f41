package io.assidu.loyalty.revenue;

import io.assidu.loyalty.journal.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Debits and credits as they are collected; several on one account and side become one line. */
final class EntryLines {

  private final List<Line> lines = new ArrayList<>();

  /** Moves {@code amount} from one account (debit) to another (credit); below zero, back. */
  void move(String debit, String credit, BigDecimal amount) {
    if (amount.signum() > 0) {
      add(Line.debit(debit, amount));
      add(Line.credit(credit, amount));
    } else if (amount.signum() < 0) {
      add(Line.debit(credit, amount.negate()));
      add(Line.credit(debit, amount.negate()));
    }
  }

  /** Puts {@code amount} on the debit side of an account; below zero, on its credit side. */
  void debit(String account, BigDecimal amount) {
    if (amount.signum() != 0) {
      add(
          amount.signum() > 0
              ? Line.debit(account, amount)
              : Line.credit(account, amount.negate()));
    }
  }

  private void add(Line line) {
    for (int i = 0; i < lines.size(); i++) {
      Line same = lines.get(i);
      if (same.account().equals(line.account()) && same.debit().signum() == line.debit().signum()) {
        lines.set(
            i,
            new Line(
                line.account(), same.debit().add(line.debit()), same.credit().add(line.credit())));
        return;
      }
    }
    lines.add(line);
  }

  /** In the order in which accounts first appeared; empty when no money moves. */
  List<Line> all() {
    return List.copyOf(lines);
  }
}
