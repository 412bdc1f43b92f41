package io.assidu.loyalty;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * What can happen to points. Whoever adds a way in which they move adds it here, once for the
 * service ({@link History}) and once for the oracle ({@link PointsOracle}).
 */
enum Deed {
  ORDER(6) {
    @Override
    void play(History history) {
      history.order(true);
    }
  },
  TILL_ORDER(5) {
    @Override
    void play(History history) {
      history.order(false);
    }
  },
  REFUND(7) {
    @Override
    void play(History history) {
      List<OracleOrder> orders = history.oracle().orders();
      if (!orders.isEmpty()) {
        history.refund(history.any(orders), history.draw(2) == 0);
      }
    }
  },
  CANCEL(2) {
    @Override
    void play(History history) {
      List<OracleOrder> orders = history.oracle().orders();
      if (!orders.isEmpty()) {
        history.cancel(history.any(orders), history.draw(2) == 0);
      }
    }
  },
  HOLD(7) {
    @Override
    void play(History history) {
      history.hold(false);
    }
  },
  SPEND(4) {
    @Override
    void play(History history) {
      history.hold(true);
    }
  },
  CAPTURE(5) {
    @Override
    void play(History history) {
      List<OracleRedemption> held = held(history);
      if (!held.isEmpty()) {
        history.capture(history.any(held));
      }
    }
  },
  VOID(2) {
    @Override
    void play(History history) {
      List<OracleRedemption> held = held(history);
      if (!held.isEmpty()) {
        history.voidHold(history.any(held));
      }
    }
  },
  REVERSE(5) {
    @Override
    void play(History history) {
      List<OracleRedemption> captured =
          history.oracle().spendings().stream().filter(s -> s.left() > 0).toList();
      if (!captured.isEmpty()) {
        history.reverse(history.any(captured));
      }
    }
  },
  GIVE(3) {
    @Override
    void play(History history) {
      history.give(history.somebody(), 1 + history.draw(300));
    }
  },
  TAKE(3) {
    @Override
    void play(History history) {
      history.take(history.somebody(), 1 + history.draw(300));
    }
  },
  TRANSFER(4) {
    @Override
    void play(History history) {
      int from = history.somebody();
      int to = history.somebody();
      if (history.oracle().owner(from) != history.oracle().owner(to)) {
        history.passOn(from, to);
      }
    }
  },
  MERGE(2) {
    @Override
    void play(History history) {
      List<Integer> members = history.members();
      int absorbed = history.any(members);
      int survivor = history.any(members);
      if (absorbed != survivor) {
        history.merge(absorbed, survivor);
      }
    }
  },
  UNMERGE(2) {
    @Override
    void play(History history) {
      history.unmerge();
    }
  },
  ERASE(1) {
    @Override
    void play(History history) {
      // A history without anybody has nothing to tell.
      if (history.members().size() > 2 && history.draw(2) == 0) {
        history.erase(history.any(history.members()));
      }
    }
  },
  DAYS_PASS(2) {
    @Override
    void play(History history) {
      history.waitDays(1 + history.draw(12));
    }
  };

  private static final int ALL = Arrays.stream(values()).mapToInt(deed -> deed.weight).sum();

  private final int weight;

  /**
   * @param weight how often it happens, beside the others
   */
  Deed(int weight) {
    this.weight = weight;
  }

  abstract void play(History history);

  static Deed draw(Random random) {
    int left = random.nextInt(ALL);
    for (Deed deed : values()) {
      left -= deed.weight;
      if (left < 0) {
        return deed;
      }
    }
    throw new IllegalStateException("the weights changed");
  }

  private static List<OracleRedemption> held(History history) {
    return history.oracle().spendings().stream().filter(OracleRedemption::isHeld).toList();
  }
}
