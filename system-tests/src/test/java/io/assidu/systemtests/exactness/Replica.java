package io.assidu.systemtests.exactness;

import io.assidu.local.JavaCommand;
import io.assidu.local.client.Client;
import io.assidu.local.server.Checkout;
import io.assidu.local.server.ChildServer;
import io.assidu.local.server.Leash;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One process of the packaged policy-service, with a clock that goes wrong as we want it to. */
final class Replica extends ChildServer {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          "-Xmx192m",
          "-Xss512k");

  private final Path home;
  private final int port;
  private final String settings;
  private volatile Duration shift = Duration.ZERO;

  /**
   * @param settings the text of its {@code application.properties}, but for the port
   */
  Replica(String name, Path state, int port, String settings) {
    super(name, state.resolve("logs").resolve(name + ".log"), Leash.Signal.TERM);
    this.home = state.resolve(name);
    this.port = port;
    this.settings = settings;
  }

  URI address() {
    return URI.create("http://localhost:" + port);
  }

  /**
   * @param clock what its clock is ahead of the machine's from the next start on
   */
  void setClock(Duration clock) {
    shift = clock;
  }

  @Override
  public void start() throws IOException, InterruptedException {
    Path jar = Checkout.find().root().resolve("policy-service/target/quarkus-app/quarkus-run.jar");
    Path config = home.resolve("config/application.properties");
    Files.createDirectories(config.getParent());
    Files.writeString(
        config, settings + "quarkus.http.port=%d%nassidu.clock.shift=%s%n".formatted(port, shift));
    Client nobody = new Client(address(), () -> "none");
    launch(
        new ProcessBuilder(JavaCommand.of(FLAGS, List.of("-jar", jar.toString())))
            .directory(home.toFile()),
        PATIENCE,
        () -> isReady(nobody));
  }

  private static boolean isReady(Client client) throws InterruptedException {
    try {
      return client.get("/q/health/ready").status() == 200;
    } catch (IOException _) {
      return false;
    }
  }
}
