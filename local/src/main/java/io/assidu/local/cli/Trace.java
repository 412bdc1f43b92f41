package io.assidu.local.cli;

import io.assidu.local.StackException;
import io.assidu.local.client.Suite;
import io.assidu.local.story.Chain;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "trace",
    description = {
      "Says what all services did because of one event, in the order of time.",
      "Exits with 1 if none of them knows of it."
    })
final class Trace implements Callable<Integer> {
  private static final int UNKNOWN = 1;

  /** What the services take for one. */
  private static final Pattern CORRELATION_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Parameters(
      paramLabel = "CORRELATION-ID",
      description = "The X-Correlation-Id of the answer to the event.")
  private String correlationId = "";

  @Override
  public Integer call() throws IOException, StackException, InterruptedException {
    if (!CORRELATION_ID.matcher(correlationId).matches()) {
      throw new ParameterException(
          spec.commandLine(),
          "A correlation id has 1 to 64 letters, digits, dots, hyphens, colons or underscores.");
    }
    Suite suite = new Suite(Running.require().status().stackPorts());
    Chain chain = Chain.of(correlationId, suite);
    Terminal terminal = Terminal.ofOutput();
    if (chain.links().isEmpty()) {
      terminal.println("No service knows of " + correlationId + ".");
      return UNKNOWN;
    }
    new ChainPrint(terminal).print(chain);
    return 0;
  }
}
