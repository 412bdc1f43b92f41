package io.assidu.local.cli;

import io.assidu.local.supervisor.Supervisor;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What {@code up} leaves behind in the background. */
@Command(name = "supervise", hidden = true, description = "Runs the stack until SIGTERM.")
final class Supervise implements Callable<Integer> {
  @Mixin private StackOptions options = new StackOptions();

  @Override
  public Integer call() throws Exception {
    new Supervisor(options.settings()).run();
    return 0;
  }
}
