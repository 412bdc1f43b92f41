package io.assidu.bench;

import io.assidu.local.StackException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** {@code bench/run}: measures; the result goes to standard output as Markdown. */
@Command(
    name = "bench/run",
    description = "Measures Assidu on this machine. Prints Markdown; progress goes to stderr.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      EventToMail.class,
      Decisions.class,
      Rest.class,
      Pressure.class,
      Points.class,
      Close.class,
      Footprint.class
    })
final class Bench {
  private static final int FAILED = 1;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Say what can be given.")
  private boolean help;

  private Bench() {}

  /** Exits with 0 if all was measured and nothing was lost, 1 if not, 2 for a misspelt command. */
  public static void main(String[] args) {
    CommandLine commandLine =
        new CommandLine(new Bench())
            .setExecutionExceptionHandler(Bench::report)
            .setUsageHelpAutoWidth(true);
    System.exit(commandLine.execute(args.length == 0 ? new String[] {"--help"} : args));
  }

  private static int report(Exception e, CommandLine commandLine, ParseResult parsed)
      throws Exception {
    if (!(e instanceof StackException stack)) {
      throw e;
    }
    stack.problems().forEach(System.err::println);
    return FAILED;
  }
}
