package io.assidu.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.assidu.local.StackException;
import io.assidu.local.StackPorts;
import io.assidu.local.supervisor.StackView.Phase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlApiTest {
  private static final StackView VIEW =
      new StackView(Phase.STARTED, 1234, List.of(), StackPorts.standard().numbers());

  @TempDir private Path run;
  private final List<String> commands = new CopyOnWriteArrayList<>();
  private final ControlApi api;

  ControlApiTest() throws Exception {
    api = ControlApi.start("secret", () -> VIEW, this::command);
  }

  private void command(String verb, String part) throws StackException {
    commands.add(verb + " " + part);
    if (part.equals("nothing")) {
      throw StackException.because("There is no part nothing.");
    }
  }

  @BeforeEach
  void publish() throws Exception {
    SupervisorFile.ofThisProcess(api.port(), "secret").write(run);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void isFoundThroughItsFile() throws Exception {
    assertThat(client().status()).isEqualTo(VIEW);
  }

  @Test
  void ofAHungOrGoneSupervisorIsNotFound() throws Exception {
    api.close();
    assertThat(SupervisorClient.find(run)).isEmpty();
  }

  @Test
  void passesCommandsOn() throws Exception {
    client().command("restart", "redis");
    assertThat(commands).containsExactly("restart redis");
  }

  @Test
  void passesProblemsBack() {
    assertThatThrownBy(() -> client().command("kill", "nothing"))
        .isInstanceOf(StackException.class)
        .hasMessage("There is no part nothing.");
  }

  @Test
  void doesNothingForWhoDoesNotKnowTheToken() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/kill/redis".formatted(api.port())))
              .POST(HttpRequest.BodyPublishers.noBody())
              .build();
      assertThat(http.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(403);
    }
    assertThat(commands).isEmpty();
  }

  private SupervisorClient client() throws Exception {
    return SupervisorClient.find(run).orElseThrow();
  }
}
