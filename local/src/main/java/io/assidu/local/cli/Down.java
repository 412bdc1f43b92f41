package io.assidu.local.cli;

import io.assidu.local.StackException;
import io.assidu.local.supervisor.SupervisorClient;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "down", description = "Stops everything and keeps the data.")
final class Down implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, StackException, InterruptedException {
    stop(Terminal.ofOutput());
    return 0;
  }

  static void stop(Terminal terminal) throws IOException, StackException, InterruptedException {
    Optional<SupervisorClient> running = Running.find();
    if (running.isEmpty()) {
      terminal.println("Nothing runs.");
      return;
    }
    terminal.hint("  … stopping");
    running.get().stop();
    terminal.println(terminal.good("✓") + " Everything has stopped; the data is kept.");
  }
}
