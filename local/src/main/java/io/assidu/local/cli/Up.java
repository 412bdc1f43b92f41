package io.assidu.local.cli;

import io.assidu.local.JavaCommand;
import io.assidu.local.Stack;
import io.assidu.local.StackException;
import io.assidu.local.StackSettings;
import io.assidu.local.supervisor.SupervisorClient;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "up",
    description = {
      "Starts PostgreSQL, Redis, Kafka, Keycloak, a mail inbox and the services in the background,"
          + " and returns when all are ready.",
      "Data is kept in .assidu/data from one start to the next."
    })
final class Up implements Callable<Integer> {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final List<String> FLAGS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx96m");

  @Mixin private StackOptions options = new StackOptions();

  @Option(names = "--attach", description = "Stay in the foreground; Ctrl-C then stops everything.")
  private boolean attach;

  private volatile boolean leaveRunning;

  @Override
  public Integer call() throws IOException, StackException, InterruptedException {
    StackSettings settings = options.settings();
    Terminal terminal = Terminal.ofOutput();
    Optional<SupervisorClient> running = SupervisorClient.find(settings.run());
    if (running.isPresent()) {
      terminal.println("Assidu already runs.");
      return new StartProgress(terminal).follow(running.get());
    }
    new Stack(settings).requireFreePorts();
    terminal.println(
        terminal.bold("Assidu is starting.") + terminal.dim(" Logs are in " + settings.logs()));
    Process supervisor = launch(settings);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(supervisor), "stop"));
    int result = new StartProgress(terminal).follow(await(supervisor, settings));
    if (attach) {
      terminal.println(terminal.dim("Ctrl-C stops everything."));
      return supervisor.waitFor();
    }
    leaveRunning = true;
    return result;
  }

  /** The supervisor leads a session of its own, so that closing this terminal does not end it. */
  private Process launch(StackSettings settings) throws IOException {
    Path log = Files.createDirectories(settings.logs()).resolve(SupervisorClient.LOG);
    List<String> arguments =
        new ArrayList<>(
            List.of("-cp", settings.checkout().classPath(), Assidu.class.getName(), "supervise"));
    arguments.addAll(options.arguments());
    List<String> command = new ArrayList<>();
    command.add(Programs.isInstalled("setsid") ? "setsid" : "nohup");
    command.addAll(JavaCommand.of(FLAGS, arguments));
    return new ProcessBuilder(command)
        .redirectInput(Redirect.from(new File("/dev/null")))
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static SupervisorClient await(Process supervisor, StackSettings settings)
      throws IOException, StackException, InterruptedException {
    while (true) {
      Optional<SupervisorClient> client = SupervisorClient.find(settings.run());
      if (client.isPresent()) {
        return client.get();
      }
      if (!supervisor.isAlive()) {
        throw StackException.because(
            "The supervisor ended at once; see " + settings.logs().resolve(SupervisorClient.LOG));
      }
      Thread.sleep(PAUSE);
    }
  }

  /** Runs when we end, and so when somebody presses Ctrl-C. */
  private void stop(Process supervisor) {
    if (!leaveRunning) {
      supervisor.destroy();
      supervisor.onExit().join();
    }
  }
}
