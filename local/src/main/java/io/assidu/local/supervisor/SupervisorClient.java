package io.assidu.local.supervisor;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.assidu.local.StackException;
import io.assidu.local.server.Ports;
import io.assidu.local.server.Server;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Talks to the supervisor of a state directory. */
public final class SupervisorClient {
  /** What the supervisor itself says, among the logs of the parts. */
  public static final String LOG = "supervisor.log";

  private static final int OK = 200;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final SupervisorFile file;
  private final ProcessHandle process;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private SupervisorClient(SupervisorFile file, ProcessHandle process) {
    this.file = file;
    this.process = process;
  }

  /** The one whose files are in {@code run}, if it runs. */
  public static Optional<SupervisorClient> find(Path run) throws IOException {
    return SupervisorFile.read(run)
        .filter(file -> Ports.answers(file.port()))
        .flatMap(file -> file.process().map(process -> new SupervisorClient(file, process)));
  }

  /** How the stack is. */
  public StackView status() throws IOException, StackException, InterruptedException {
    return send(request("/status").GET().build());
  }

  /**
   * Asks for {@code start}, {@code stop}, {@code kill} or {@code restart} of one part, and waits.
   */
  public StackView command(String verb, String part)
      throws IOException, StackException, InterruptedException {
    return send(request("/" + verb + "/" + part).POST(BodyPublishers.noBody()).build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://%s:%d%s".formatted(Server.HOST, file.port(), path)))
        .header(ControlApi.TOKEN_HEADER, file.token())
        .timeout(PATIENCE);
  }

  private StackView send(HttpRequest request)
      throws IOException, StackException, InterruptedException {
    HttpResponse<byte[]> response;
    try {
      response = http.send(request, BodyHandlers.ofByteArray());
    } catch (ConnectException _) {
      throw StackException.because("The supervisor has ended; see ./assidu logs supervisor");
    }
    if (response.statusCode() != OK) {
      List<String> problems = JSON.readValue(response.body(), new TypeReference<>() {});
      throw StackException.because(problems);
    }
    return JSON.readValue(response.body(), StackView.class);
  }

  /** Asks the supervisor to stop everything and end, and waits until it has. */
  public void stop() throws StackException, InterruptedException {
    process.destroy();
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw StackException.because(
          "The supervisor, process %d, does not stop: %s".formatted(file.pid(), e));
    }
  }
}
