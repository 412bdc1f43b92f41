package io.assidu.platform.work;

import io.assidu.platform.problem.Infrastructure;
import io.assidu.platform.telemetry.Fault;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.FailedExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Says which scheduled task failed, in the scheduler's stead, whose own line quotes the failure's
 * message and with it personal data. A server that is away gets one line a run without a stack;
 * what a shutdown cuts off is tried again by the next start and is no fault.
 */
@ApplicationScoped
class ScheduledFaults {

  private static final Logger LOG = Logger.getLogger(ScheduledFaults.class);

  private volatile boolean stopping;

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  void failed(@Observes FailedExecution failed) {
    String task = failed.getExecution().getTrigger().getMethodDescription();
    Throwable failure = failed.getException();
    if (stopping) {
      LOG.debugf(Fault.of(failure), "%s was cut off", task);
    } else if (Infrastructure.isUnavailable(failure)) {
      LOG.warnf(
          "%s runs again when it is due: a server is away (%s)",
          task, root(failure).getClass().getName());
    } else {
      LOG.errorf(Fault.of(failure), "%s failed; it runs again when it is due", task);
    }
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
