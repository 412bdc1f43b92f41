package io.assidu.local.cli;

import io.assidu.local.StackException;
import io.assidu.local.StackSettings;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "logs", description = "Prints what the parts log.")
final class Logs implements Callable<Integer> {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final String SUFFIX = ".log";

  @Parameters(
      paramLabel = "PART",
      description = "As ./assidu status names it; all parts if none is given.")
  private List<String> parts = new ArrayList<>();

  @Option(
      names = {"-f", "--follow"},
      description = "Go on as more is logged, until Ctrl-C.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      defaultValue = "50",
      description = "Begin with the last N lines of each (default: ${DEFAULT-VALUE}).")
  private int lines;

  @Override
  public Integer call() throws IOException, StackException, InterruptedException {
    Terminal terminal = Terminal.ofOutput();
    List<LogTail> tails = tails(StackSettings.standard().logs());
    for (LogTail tail : tails) {
      print(tail, tail.last(lines), tails.size(), terminal);
    }
    while (follow) {
      for (LogTail tail : tails) {
        print(tail, tail.next(), tails.size(), terminal);
      }
      Thread.sleep(PAUSE);
    }
    return 0;
  }

  private List<LogTail> tails(Path logs) throws IOException, StackException {
    List<String> names = parts.isEmpty() ? existing(logs) : parts;
    List<LogTail> tails = new ArrayList<>();
    for (String name : names) {
      Path file = logs.resolve(name + SUFFIX);
      if (!Files.exists(file)) {
        throw StackException.because(
            "Nothing is logged by %s; there are logs of %s."
                .formatted(name, String.join(", ", existing(logs))));
      }
      tails.add(new LogTail(name, file));
    }
    return tails;
  }

  private static List<String> existing(Path logs) throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(logs)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(logs, "*" + SUFFIX)) {
        files.forEach(file -> names.add(file.getFileName().toString().replace(SUFFIX, "")));
      }
    }
    names.sort(null);
    return names;
  }

  private static void print(LogTail tail, List<String> lines, int logs, Terminal terminal) {
    String prefix = logs == 1 ? "" : terminal.dim("%-16s │ ".formatted(tail.name()));
    lines.forEach(line -> terminal.println(prefix + line));
  }
}
