package io.assidu.local.cli;

import io.assidu.local.PartState;
import io.assidu.local.Port;
import io.assidu.local.StackException;
import io.assidu.local.StackPorts;
import io.assidu.local.client.Suite;
import io.assidu.local.story.Chain;
import io.assidu.local.story.Customer;
import io.assidu.local.story.Step;
import io.assidu.local.story.Story;
import io.assidu.local.story.StoryJourneys;
import io.assidu.local.story.Untrue;
import io.assidu.local.supervisor.SupervisorClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description = {
      "Tells one customer's story on the running stack, which it starts if needed: sign-up, cart,"
          + " order, campaigns, points, a thief, unsubscribing.",
      "Each ✓ was read back from the real system. Exits with 1 if anything is not true."
    })
final class Demo implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final Duration LONGEST = Duration.ofMinutes(1);

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Option(
      names = "--cart-patience",
      paramLabel = "DURATION",
      defaultValue = "PT3S",
      description =
          "How long the cart journey waits before it reminds; ${DEFAULT-VALUE} if left out.")
  private Duration cartPatience = Duration.ofSeconds(3);

  @Override
  public Integer call() throws IOException, StackException, InterruptedException {
    if (cartPatience.toSeconds() < 1 || cartPatience.compareTo(LONGEST) > 0) {
      throw new ParameterException(
          spec.commandLine(), "The patience must be from PT1S to PT1M, not " + cartPatience + ".");
    }
    if (!isReady()) {
      int started = new Up().call();
      if (started != 0) {
        return started;
      }
    }
    StackPorts ports = Running.require().status().stackPorts();
    Suite suite = new Suite(ports);
    Instant now = Instant.now();
    Customer she = Customer.fresh(Long.toString(now.toEpochMilli(), Character.MAX_RADIX), now);
    Terminal terminal = Terminal.ofOutput();
    try (StoryJourneys _ = StoryJourneys.publish(suite, cartPatience)) {
      Story story = new Story(suite, she, cartPatience);
      StoryPrint print = new StoryPrint(terminal);
      for (Step step : Story.steps()) {
        story.play(step, print);
      }
      new ChainPrint(terminal).print(Chain.of(story.correlationId("order"), suite));
      print.conclude(ports.http(Port.INBOX) + "/api/user/" + she.email() + "/messages");
      return 0;
    } catch (Untrue e) {
      terminal.println(
          terminal.bad("The story is not true. ") + "./assidu logs says more of what happened.");
      return FAILED;
    }
  }

  private static boolean isReady() throws IOException, StackException, InterruptedException {
    Optional<SupervisorClient> running = Running.find();
    return running.isPresent()
        && running.get().status().parts().stream()
            .allMatch(part -> part.state() == PartState.READY);
  }
}
