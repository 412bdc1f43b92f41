package io.assidu.channel.delivery;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Finds deliveries whose process died between the commit of {@code sending} and the result. It
 * cannot be known whether they arrived: {@link Settlement} decides what that means for each.
 */
@ApplicationScoped
class Abandoned {
  private static final Logger LOG = Logger.getLogger(Abandoned.class);

  private final Results results;
  private final Sender sender;

  Abandoned(Results results, Sender sender) {
    this.results = results;
    this.sender = sender;
  }

  @Scheduled(every = "5s")
  Uni<Void> settle() {
    return results
        .settleAbandoned()
        .invoke(
            count -> {
              if (count > 0) {
                LOG.warnf("%d deliveries had been left by a process that died.", count);
                sender.wake();
              }
            })
        .replaceWithVoid();
  }
}
