package io.assidu.bench;

import io.assidu.local.JavaCommand;
import io.assidu.local.PartState;
import io.assidu.local.PartStatus;
import io.assidu.local.Port;
import io.assidu.local.StackPorts;
import io.assidu.local.StackSettings;
import io.assidu.local.server.ChildServer;
import io.assidu.local.server.Leash;
import io.assidu.local.server.Ports;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The endpoint of {@code bench/nothing}: the same framework, the same token check, and no work. */
final class Nothing extends ChildServer {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NAME = "nothing";

  private final StackSettings settings;
  private final int port;

  Nothing(StackSettings settings) throws IOException {
    super(NAME, settings.logs().resolve(NAME + ".log"), Leash.Signal.TERM);
    this.settings = settings;
    this.port = Ports.free(1).getFirst();
  }

  int port() {
    return port;
  }

  @Override
  public void start() throws IOException, InterruptedException {
    Path jar =
        settings.checkout().root().resolve("bench/nothing/target/quarkus-app/quarkus-run.jar");
    List<String> command =
        JavaCommand.of(
            settings.serviceFlags(),
            List.of(
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.oidc.auth-server-url=" + realm(settings.ports()),
                "-jar",
                jar.toString()));
    launch(new ProcessBuilder(command), PATIENCE, () -> Ports.answers(port));
  }

  PartStatus status() {
    Long pid = process().map(ProcessHandle::pid).orElse(null);
    return new PartStatus(NAME, PartState.READY, "localhost:" + port, pid, 0, null);
  }

  private static String realm(StackPorts ports) {
    return ports.http(Port.KEYCLOAK) + "/realms/assidu";
  }
}
