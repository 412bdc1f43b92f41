package io.assidu.policy.pressure;

import io.assidu.contracts.contact.Channel;
import io.assidu.policy.evaluate.Cap;
import io.assidu.policy.evaluate.CapCount;
import io.assidu.policy.evaluate.SlotAnswer;
import io.assidu.policy.evaluate.SlotQuestion;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The numbers with which {@code pressure.lua} answers, whose head describes them. */
record WireAnswer(Response numbers) {

  private static final int STALE = -1;
  private static final int FULL = 0;

  /** How many numbers a count has. */
  private static final int COUNT = 5;

  boolean isStale() {
    return number(0) == STALE;
  }

  /** Of one that is not stale. */
  SlotAnswer to(SlotQuestion question) {
    List<CapCount> counts = new ArrayList<>((numbers.size() - 1) / COUNT);
    for (int i = 1; i < numbers.size(); i += COUNT) {
      counts.add(count(i, question));
    }
    int place = number(0);
    return place == FULL
        ? new SlotAnswer.Full(counts)
        : new SlotAnswer.Reserved(channel(place, question), counts);
  }

  private CapCount count(int first, SlotQuestion question) {
    Cap cap = question.caps().get(number(first) - 1);
    long freeAt = numbers.get(first + 4).toLong();
    return new CapCount(
        cap.rule().id(),
        channel(number(first + 1), question),
        number(first + 2),
        cap.limit(),
        cap.kept(),
        number(first + 3),
        freeAt == 0 ? null : Instant.ofEpochMilli(freeAt));
  }

  private static Channel channel(int place, SlotQuestion question) {
    return question.channels().get(place - 1);
  }

  private int number(int at) {
    return numbers.get(at).toInteger();
  }
}
