package io.assidu.local.cli;

import io.assidu.local.PartState;
import io.assidu.local.PartStatus;
import io.assidu.local.StackException;
import io.assidu.local.supervisor.StackView;
import io.assidu.local.supervisor.SupervisorClient;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Prints how a stack comes up: a line for each part when it is there, with the time it took. */
final class StartProgress {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int FAILED = 1;

  private final Terminal terminal;
  private final Set<String> told = new HashSet<>();

  StartProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Follows until all has started, and returns the exit code: 0 if all is ready, 1 if not. */
  int follow(SupervisorClient supervisor) throws IOException, StackException, InterruptedException {
    while (true) {
      StackView view = supervisor.status();
      view.parts().forEach(this::tell);
      switch (view.phase()) {
        case STARTING -> {
          terminal.hint("  … %s (%s)".formatted(underWay(view), seconds(view.startMillis())));
          Thread.sleep(PAUSE);
        }
        case STARTED -> {
          return conclude(view);
        }
        case STOPPING -> {
          terminal.println("It is stopping.");
          return FAILED;
        }
      }
    }
  }

  private int conclude(StackView view) {
    if (view.parts().stream().allMatch(part -> part.state() == PartState.READY)) {
      terminal.println(
          terminal.bold("Ready in %s.".formatted(seconds(view.startMillis())))
              + terminal.dim(" ./assidu status · ./assidu logs -f · ./assidu down"));
      return 0;
    }
    for (PartStatus part : view.parts()) {
      if (part.problem() != null) {
        terminal.println("  %s %-16s %s".formatted(terminal.bad("✗"), part.name(), part.problem()));
      }
    }
    terminal.println("The rest stays: ./assidu restart PART tries again, ./assidu down ends it.");
    return FAILED;
  }

  private void tell(PartStatus part) {
    if (part.state() == PartState.READY && told.add(part.name())) {
      terminal.println(
          "  %s %-16s %8s  %s"
              .formatted(
                  terminal.good("✓"),
                  part.name(),
                  seconds(part.startMillis()),
                  terminal.dim(part.address())));
    }
  }

  private static String underWay(StackView view) {
    return view.parts().stream()
        .filter(part -> part.state() == PartState.STARTING)
        .map(PartStatus::name)
        .collect(Collectors.joining(", "));
  }

  static String seconds(long millis) {
    return "%.1f s".formatted(millis / 1000.0);
  }
}
