package io.assidu.local.cli;

import io.assidu.local.PartStatus;
import io.assidu.local.Port;
import io.assidu.local.Service;
import io.assidu.local.StackException;
import io.assidu.local.story.Api;
import io.assidu.local.story.Chain;
import io.assidu.local.supervisor.StackView;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "trace",
    description = {
      "Says what all services did because of one event, in the order of time.",
      "Exits with 1 if none of them knows of it."
    })
final class Trace implements Callable<Integer> {
  private static final int UNKNOWN = 1;

  @Parameters(
      paramLabel = "CORRELATION-ID",
      description = "The X-Correlation-Id of the answer to the event.")
  private String correlationId = "";

  @Override
  public Integer call() throws IOException, StackException, InterruptedException {
    StackView view = Running.require().status();
    List<URI> services = new ArrayList<>();
    for (Service service : Service.values()) {
      services.add(address(view, service.module()));
    }
    Api api = new Api(address(view, Port.KEYCLOAK.label()));
    return print(Chain.of(correlationId, api, services), Terminal.ofOutput());
  }

  private int print(Chain chain, Terminal terminal) {
    if (chain.links().isEmpty()) {
      terminal.println("No service knows of " + correlationId + ".");
      return UNKNOWN;
    }
    Instant start = chain.links().getFirst().at();
    for (Chain.Link link : chain.links()) {
      terminal.println(line(link, Duration.between(start, link.at()), terminal));
    }
    return 0;
  }

  private static String line(Chain.Link link, Duration since, Terminal terminal) {
    return "  %10s  %-16s %-14s %s  %s"
        .formatted(
            "+" + StartProgress.seconds(since.toMillis()),
            link.service(),
            link.kind(),
            link.summary(),
            terminal.dim(link.id()));
  }

  /** Where a part of this very stack is, which may not have the standard ports. */
  private static URI address(StackView view, String part) throws StackException {
    return view.parts().stream()
        .filter(status -> status.name().equals(part))
        .findFirst()
        .map(PartStatus::address)
        .map(URI::create)
        .orElseThrow(
            () -> StackException.because("%s is not part of the running stack.".formatted(part)));
  }
}
