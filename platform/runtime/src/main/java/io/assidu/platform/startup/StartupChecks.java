package io.assidu.platform.startup;

import io.quarkus.arc.All;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Runs every {@link StartupCheck} first of all, and stops a start that would only fail later and
 * less clearly.
 */
@ApplicationScoped
class StartupChecks {

  private static final Logger LOG = Logger.getLogger(StartupChecks.class);

  private final List<StartupCheck> checks;

  StartupChecks(@All List<StartupCheck> checks) {
    this.checks = checks;
  }

  void run(@Observes @Priority(1) StartupEvent event) {
    Findings findings = new Findings();
    checks.forEach(check -> check.check(findings));
    findings.warnings().forEach(LOG::warn);
    findings.errors().forEach(LOG::error);
    if (!findings.errors().isEmpty() && LaunchMode.current() == LaunchMode.NORMAL) {
      throw new IllegalStateException(
          "Configuration refused: " + String.join(" · ", findings.errors()));
    }
  }
}
