package io.assidu.loyalty.books;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Runs a job when woken: never twice at a time, and once more when woken while it runs. */
final class WakeUp {

  private static final Logger LOG = Logger.getLogger(WakeUp.class);

  private final Supplier<Uni<Void>> job;
  private final AtomicInteger calls = new AtomicInteger();

  WakeUp(Supplier<Uni<Void>> job) {
    this.job = job;
  }

  void wake() {
    if (calls.getAndIncrement() == 0) {
      run();
    }
  }

  private void run() {
    int answered = calls.get();
    job.get()
        .subscribe()
        .with(
            done -> next(answered),
            failure -> {
              LOG.warn("booking failed; it is tried again within a second", failure);
              next(answered);
            });
  }

  private void next(int answered) {
    if (calls.addAndGet(-answered) > 0) {
      run();
    }
  }
}
