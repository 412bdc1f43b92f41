package io.assidu.local.cli;

import io.assidu.local.StackException;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "kill",
    description = "Ends one part with kill -9, to see that nothing is lost: restart it and look.")
final class Kill implements Callable<Integer> {
  @Parameters(paramLabel = "PART", description = "As ./assidu status names it.")
  private String part = "";

  @Override
  public Integer call() throws IOException, StackException, InterruptedException {
    Running.require().command("kill", part);
    Terminal.ofOutput().println("%s is dead: ./assidu restart %s".formatted(part, part));
    return 0;
  }
}
