package io.assidu.bench;

import io.assidu.local.StackException;
import io.assidu.local.server.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code pgbench}, PostgreSQL's own load generator, in a closed loop. The server that the local
 * stack brings comes without it.
 *
 * @param port of the server on this machine
 */
record PgBench(Path program, int port, String database) {
  private static final String NAME = "pgbench";
  private static final Pattern RATE = Pattern.compile("^tps = ([0-9.]+)", Pattern.MULTILINE);

  /**
   * On the {@code PATH}.
   *
   * @throws StackException if it is not there
   */
  static PgBench find(int port, String database) throws StackException {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(directory -> Path.of(directory, NAME))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program -> new PgBench(program, port, database))
        .orElseThrow(
            () ->
                StackException.because(
                    "There is no pgbench on the PATH. It is part of PostgreSQL; Debian has it in"
                        + " postgresql-contrib, Homebrew in postgresql."));
  }

  /**
   * Runs a transaction over and over, prepared, on so many connections.
   *
   * @param script the transaction, in pgbench's language
   * @return transactions a second
   */
  double perSecond(String script, Map<String, Integer> variables, int clients, Duration howLong)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile("assidu-bench-", ".sql");
    try {
      Files.writeString(file, script);
      ProcessBuilder builder = new ProcessBuilder(command(file, variables, clients, howLong));
      builder.environment().put("PGPASSWORD", PostgresServer.PASSWORD);
      Process process = builder.redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("pgbench says: " + output);
      }
      return rate(output);
    } finally {
      Files.delete(file);
    }
  }

  private List<String> command(
      Path script, Map<String, Integer> variables, int clients, Duration howLong) {
    List<String> options =
        List.of(
            program.toString(),
            "--host=localhost",
            "--port=" + port,
            "--username=" + PostgresServer.USER,
            "--no-vacuum",
            "--protocol=prepared",
            "--jobs=2",
            "--client=" + clients,
            "--time=" + howLong.toSeconds(),
            "--file=" + script);
    Stream<String> defined =
        variables.entrySet().stream().map(one -> "--define=" + one.getKey() + "=" + one.getValue());
    return Stream.of(options.stream(), defined, Stream.of(database)).flatMap(s -> s).toList();
  }

  static double rate(String output) throws IOException {
    Matcher rate = RATE.matcher(output);
    if (!rate.find()) {
      throw new IOException("pgbench says: " + output);
    }
    return Double.parseDouble(rate.group(1));
  }
}
