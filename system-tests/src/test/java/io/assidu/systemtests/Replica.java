package io.assidu.systemtests;

import io.assidu.local.JavaCommand;
import io.assidu.local.Service;
import io.assidu.local.StackSettings;
import io.assidu.local.client.Client;
import io.assidu.local.server.ChildServer;
import io.assidu.local.server.Leash;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One more of a service beside the one of the stack, configured alike. */
public final class Replica extends ChildServer {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Service service;
  private final StackSettings settings;
  private final int port;

  /**
   * @param number how many of them there are with this one
   */
  public Replica(Service service, StackSettings settings, int number, int port) {
    super(
        name(service, number),
        settings.logs().resolve(name(service, number) + ".log"),
        Leash.Signal.TERM);
    this.service = service;
    this.settings = settings;
    this.port = port;
  }

  private static String name(Service service, int number) {
    return service.module() + "-" + number;
  }

  public URI uri() {
    return URI.create("http://localhost:" + port);
  }

  @Override
  public void start() throws IOException, InterruptedException {
    String module = service.module();
    Path jar =
        settings.checkout().root().resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    List<String> flags = new ArrayList<>(settings.serviceFlags());
    flags.add("-Dquarkus.http.port=" + port);
    ProcessBuilder command =
        new ProcessBuilder(JavaCommand.of(flags, List.of("-jar", jar.toString())))
            .directory(settings.run().resolve(module).toFile());
    Client probe = new Client(uri(), () -> "none");
    launch(command, PATIENCE, () -> isReady(probe));
  }

  private static boolean isReady(Client probe) throws InterruptedException {
    try {
      return probe.get("/q/health/ready").status() == 200;
    } catch (IOException _) {
      return false;
    }
  }
}
