package io.assidu.platform.chassis;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A scheduled task that fails when a test wants it to. */
@ApplicationScoped
class FailingTask {

  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

  void failOnce(Throwable with) {
    failure.set(with);
  }

  @Scheduled(every = "1s")
  Uni<Void> run() {
    Throwable next = failure.getAndSet(null);
    return next == null ? Uni.createFrom().voidItem() : Uni.createFrom().failure(next);
  }
}
