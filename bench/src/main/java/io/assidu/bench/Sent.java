package io.assidu.bench;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/** What was sent in one run, and what came of it: the arrivals are numbered from 0. */
final class Sent {
  private final long[] dueAt;
  private final AtomicLongArray acceptedAt;
  private final AtomicIntegerArray mails;
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private final AtomicLong lastMailAt = new AtomicLong();
  private final Latencies answers = new Latencies();

  Sent(int arrivals) {
    this.dueAt = new long[arrivals];
    this.acceptedAt = new AtomicLongArray(arrivals);
    this.mails = new AtomicIntegerArray(arrivals);
  }

  int arrivals() {
    return dueAt.length;
  }

  /** By {@link System#nanoTime}; before the arrival is sent. */
  void due(int number, long at) {
    dueAt[number] = at;
  }

  /** The service has answered 200: from here on the event may not be lost. */
  void answered(int number, long at) {
    answers.record(at - dueAt[number]);
  }

  /** The service has answered anything else, or nothing. */
  void refused() {
    refused.incrementAndGet();
  }

  /** The SMTP server has taken a mail to the person of this arrival. */
  void mailed(int number, long at) {
    if (mails.getAndIncrement(number) == 0) {
      acceptedAt.set(number, at);
      accepted.incrementAndGet();
    }
    lastMailAt.set(at);
  }

  int accepted() {
    return accepted.get();
  }

  int refusals() {
    return refused.get();
  }

  boolean isMailed(int number) {
    return mails.get(number) > 0;
  }

  long dueAt(int number) {
    return dueAt[number];
  }

  long mailedAt(int number) {
    return acceptedAt.get(number);
  }

  long lastMailAt() {
    return lastMailAt.get();
  }

  /** Promised with a 200 and never mailed. */
  int lost() {
    return arrivals() - refusals() - accepted();
  }

  /** Mails beyond the first to one person. */
  int duplicates() {
    int beyond = 0;
    for (int number = 0; number < arrivals(); number++) {
      beyond += Math.max(0, mails.get(number) - 1);
    }
    return beyond;
  }

  Latencies answers() {
    return answers;
  }

  /** From the instant an arrival was due to the acceptance of its mail. */
  Latencies toMail() {
    Latencies latencies = new Latencies();
    for (int number = 0; number < arrivals(); number++) {
      if (mails.get(number) > 0) {
        latencies.record(acceptedAt.get(number) - dueAt[number]);
      }
    }
    return latencies;
  }

  /** Sign-ups a second, as they were due. */
  double offered() {
    return (arrivals() - 1) * 1e9 / Math.max(1, dueAt[arrivals() - 1] - dueAt[0]);
  }

  /** Mails a second, from the first arrival's due time to the last acceptance. */
  double throughput() {
    return accepted() * 1e9 / Math.max(1, lastMailAt() - dueAt[0]);
  }
}
