package io.assidu.bench;

import io.assidu.local.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code redis-benchmark}, Redis' own load generator, in a closed loop. The server that the local
 * stack brings comes without it.
 */
record RedisBenchmark(Path program, int port, int people) {
  private static final String NAME = "redis-benchmark";

  /** The name of the test, which holds our arguments, and seven figures; the first is the rate. */
  private static final Pattern FIGURES =
      Pattern.compile("\"([0-9.]+)\"(?:,\"[0-9.]+\"){6}\\s*$", Pattern.MULTILINE);

  /**
   * On the {@code PATH}.
   *
   * @throws StackException if it is not there
   */
  static RedisBenchmark find(int port, int people) throws StackException {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(directory -> Path.of(directory, NAME))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new RedisBenchmark(program, port, people))
        .orElseThrow(
            () ->
                StackException.because(
                    "There is no redis-benchmark on the PATH. It is part of Redis; Debian has it in"
                        + " redis-tools, Homebrew in redis."));
  }

  double perSecond(int connections, int calls, PressureClient.Question question)
      throws IOException, InterruptedException {
    List<String> options =
        List.of(
            "-p",
            Integer.toString(port),
            "-c",
            Integer.toString(connections),
            "-n",
            Integer.toString(calls),
            "-r",
            Integer.toString(people),
            "--csv");
    List<String> command =
        Stream.of(List.of(program.toString()), options, question.command())
            .flatMap(List::stream)
            .toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return rate(output);
  }

  static double rate(String csv) throws IOException {
    Matcher figures = FIGURES.matcher(csv);
    if (!figures.find()) {
      throw new IOException("redis-benchmark says: " + csv);
    }
    return Double.parseDouble(figures.group(1));
  }
}
