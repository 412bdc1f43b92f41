package io.assidu.local.cli;

import io.assidu.local.StackException;
import io.assidu.local.server.ServerException;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** {@code ./assidu}: runs the whole suite on this machine. */
@Command(
    name = "./assidu",
    description = "Runs Assidu on this machine: real servers, no container engine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      Up.class,
      Demo.class,
      Status.class,
      Logs.class,
      Trace.class,
      Restart.class,
      Kill.class,
      Down.class,
      Reset.class,
      Doctor.class,
      Supervise.class
    })
public final class Assidu {
  private static final int FAILED = 1;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Say what can be given.")
  private boolean help;

  private Assidu() {}

  /** Exits with 0 if what was asked is so, 1 if it is not, 2 if the command is misspelt. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args.length == 0 ? new String[] {"--help"} : args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Assidu())
        .setExecutionExceptionHandler(Assidu::report)
        .setUsageHelpAutoWidth(true);
  }

  /** What went wrong is for people; a stack trace is for what we did not think of. */
  private static int report(Exception e, CommandLine commandLine, ParseResult parsed)
      throws Exception {
    Terminal terminal = Terminal.ofError();
    List<String> problems =
        switch (e) {
          case StackException stack -> stack.problems();
          case ServerException server -> List.of(String.valueOf(server.getMessage()));
          case IOException io -> List.of(io.toString()); // its message may be a mere file name
          default -> throw e;
        };
    problems.forEach(problem -> terminal.println(terminal.bad("✗ ") + problem));
    return FAILED;
  }
}
