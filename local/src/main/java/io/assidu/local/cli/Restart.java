package io.assidu.local.cli;

import io.assidu.local.PartStatus;
import io.assidu.local.StackException;
import io.assidu.local.supervisor.StackView;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "restart",
    description =
        "Stops one part and starts it again, from what the build has made meanwhile. Also starts one"
            + " that was killed, has died or has failed.")
final class Restart implements Callable<Integer> {
  @Parameters(paramLabel = "PART", description = "As ./assidu status names it.")
  private String part = "";

  @Override
  public Integer call() throws IOException, StackException, InterruptedException {
    StackView view = Running.require().command("restart", part);
    Terminal terminal = Terminal.ofOutput();
    view.parts().stream()
        .filter(status -> status.name().equals(part))
        .map(PartStatus::startMillis)
        .forEach(
            millis ->
                terminal.println(
                    "%s %s is ready again, after %s."
                        .formatted(terminal.good("✓"), part, StartProgress.seconds(millis))));
    return 0;
  }
}
