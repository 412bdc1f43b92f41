package io.assidu.local;

import io.assidu.local.server.ChildServer;
import io.assidu.local.server.Leash;
import io.assidu.local.server.ServerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * One of our services, as the build packaged it. Its working directory is {@code run/<service>};
 * the configuration for this stack lies there in {@code config/application.properties}, where
 * Quarkus looks for it and people can read it.
 */
final class QuarkusService extends ChildServer {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Service service;
  private final StackSettings settings;

  QuarkusService(Service service, StackSettings settings) {
    super(service.module(), settings.logs().resolve(service.module() + ".log"), Leash.Signal.TERM);
    this.service = service;
    this.settings = settings;
  }

  @Override
  public void start() throws IOException, InterruptedException {
    Path jar =
        settings
            .checkout()
            .root()
            .resolve(service.module())
            .resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new ServerException(
          "%s is not built: run ./mvnw -DskipTests package".formatted(service.module()));
    }
    Path workDir = settings.run().resolve(service.module());
    Path config = workDir.resolve("config/application.properties");
    Files.createDirectories(config.getParent());
    Files.writeString(config, ServiceConfig.render(service, settings));
    List<String> command = JavaCommand.of(settings.serviceFlags(), List.of("-jar", jar.toString()));
    String ready = settings.ports().http(service.port()) + "/q/health/ready";
    launch(
        new ProcessBuilder(command).directory(workDir.toFile()),
        PATIENCE,
        () -> HttpProbe.isOk(ready));
  }
}
