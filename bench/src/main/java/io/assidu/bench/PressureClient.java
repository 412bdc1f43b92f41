package io.assidu.bench;

import io.assidu.local.JavaCommand;
import io.assidu.local.server.Leash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * policy-service's way to Redis in a process of its own: {@code
 * io.assidu.policy.pressure.PressureLoad}, among that service's tests, since nobody else knows its
 * classes. It obeys a line at a time.
 */
final class PressureClient implements AutoCloseable {
  private static final String MAIN = "io.assidu.policy.pressure.PressureLoad";

  private final Process process;
  private final BufferedReader answers;
  private final Writer orders;
  private final Question question;

  /**
   * The call, as {@code redis-benchmark} is told it.
   *
   * @param command {@code FCALL}, the function, and what it is given
   */
  record Question(List<String> command) {}

  private PressureClient(Process process) throws IOException {
    this.process = process;
    this.answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    this.orders = new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8);
    this.question = new Question(List.of(answer().split(" ")));
  }

  static PressureClient start(Path checkout, List<String> flags, int port, int people)
      throws IOException {
    Path service = checkout.resolve("policy-service/target");
    String classes =
        String.join(
            ":",
            service.resolve("test-classes").toString(),
            service.resolve("classes").toString(),
            service.resolve("quarkus-app/lib/main") + "/*",
            service.resolve("quarkus-app/lib/boot") + "/*");
    Process process =
        new ProcessBuilder(
                JavaCommand.of(
                    flags,
                    List.of(
                        "-cp", classes, MAIN, Integer.toString(port), Integer.toString(people))))
            .redirectError(Redirect.INHERIT)
            .start();
    Leash.hold(process, Leash.Signal.TERM);
    return new PressureClient(process);
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  Question question() {
    return question;
  }

  /** Empties Redis, and gives everybody one contact that counts. */
  void prepare() throws IOException {
    obey("prepare");
  }

  double perSecond(int inFlight, int calls) throws IOException {
    long nanos = Long.parseLong(obey(inFlight + " " + calls));
    return calls * 1e9 / nanos;
  }

  private String obey(String order) throws IOException {
    orders.write(order + "\n");
    orders.flush();
    return answer();
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException(MAIN + " ended; what it said of that is above");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    orders.close();
  }
}
