package io.assidu.local;

import io.assidu.local.server.ChildServer;
import io.assidu.local.server.Leash;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keycloak with the realm and the event listener of {@code identity}. */
final class KeycloakServer extends ChildServer {
  /** The realm that the services trust. */
  static final String REALM = "assidu";

  private static final Duration PATIENCE = Duration.ofSeconds(120);

  /**
   * What {@code kc.sh} gives the JVM, but for heap and collector. We do not run that script because
   * it stays between us and the server, which a {@code kill -9} of it would then outlive.
   */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-XX:TieredStopAtLevel=1",
          "-Xmx320m",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
              + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
          "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
          "-Dpicocli.disable.closures=true",
          "-Duser.language=en",
          "-Duser.country=US");

  private final StackSettings settings;

  KeycloakServer(StackSettings settings) {
    super("keycloak", settings.logs().resolve("keycloak.log"), Leash.Signal.TERM);
    this.settings = settings;
  }

  @Override
  public void start() throws IOException, InterruptedException {
    Path home = new KeycloakFiles(settings).home();
    Path realm =
        settings.checkout().root().resolve("identity/src/main/resources/assidu-realm.json");
    Path imports = Files.createDirectories(home.resolve("data/import"));
    Files.copy(realm, imports.resolve(realm.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    ProcessBuilder command =
        new ProcessBuilder(command(home, List.of("start", "--optimized", "--import-realm")));
    command.environment().putAll(environment());
    // Keycloak imports a realm only where there is none, so a changed realm gets a new database.
    Path data = settings.data().resolve("keycloak-" + Sha256.shortOf(realm));
    Files.createDirectories(data);
    command
        .environment()
        .put("KC_DB_URL", "jdbc:h2:file:%s/keycloak;NON_KEYWORDS=VALUE".formatted(data));
    String realmUrl = settings.ports().http(Port.KEYCLOAK) + "/realms/" + REALM;
    launch(command, PATIENCE, () -> HttpProbe.isOk(realmUrl));
  }

  private Map<String, String> environment() throws IOException {
    Properties options = new Properties();
    options.load(new StringReader(ServiceConfig.render("keycloak", settings)));
    return options.stringPropertyNames().stream()
        .collect(Collectors.toMap(Function.identity(), options::getProperty));
  }

  static List<String> command(Path home, List<String> arguments) {
    List<String> rest = new ArrayList<>();
    rest.add("-Dkc.home.dir=" + home);
    rest.add("-Djboss.server.config.dir=" + home.resolve("conf"));
    rest.add("-cp");
    rest.add(home.resolve("lib/quarkus-run.jar").toString());
    rest.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
    rest.addAll(arguments);
    return JavaCommand.of(FLAGS, rest);
  }
}
