package io.assidu.local.cli;

import io.assidu.local.StackException;
import io.assidu.local.StackSettings;
import io.assidu.local.server.Directories;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "reset", description = "Stops everything and deletes the data.")
final class Reset implements Callable<Integer> {

  @Override
  public Integer call() throws IOException, StackException, InterruptedException {
    Terminal terminal = Terminal.ofOutput();
    if (Running.find().isPresent()) {
      Down.stop(terminal);
    }
    Directories.delete(StackSettings.standard().data());
    terminal.println(terminal.good("✓") + " The data is gone.");
    return 0;
  }
}
