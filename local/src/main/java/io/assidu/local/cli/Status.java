package io.assidu.local.cli;

import io.assidu.local.PartState;
import io.assidu.local.PartStatus;
import io.assidu.local.StackException;
import io.assidu.local.supervisor.StackView;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "status",
    description = "Says how each part is. Exits with 0 if all are ready, 1 if not.")
final class Status implements Callable<Integer> {
  private static final int NOT_READY = 1;

  @Override
  public Integer call() throws IOException, StackException, InterruptedException {
    StackView view = Running.require().status();
    Terminal terminal = Terminal.ofOutput();
    view.parts().forEach(part -> terminal.println(line(part, terminal)));
    boolean ready = view.parts().stream().allMatch(part -> part.state() == PartState.READY);
    return ready ? 0 : NOT_READY;
  }

  private static String line(PartStatus part, Terminal terminal) {
    String state = part.state().name().toLowerCase(Locale.ROOT);
    String end = part.problem() == null ? terminal.dim(part.address()) : part.problem();
    return "  %s %-16s %-9s %8s  %s"
        .formatted(
            mark(part.state(), terminal),
            part.name(),
            state,
            part.pid() == null ? "" : part.pid(),
            end);
  }

  private static String mark(PartState state, Terminal terminal) {
    return switch (state) {
      case READY -> terminal.good("✓");
      case WAITING, STARTING -> terminal.warning("…");
      case STOPPED -> terminal.warning("–");
      case FAILED, DIED -> terminal.bad("✗");
    };
  }
}
