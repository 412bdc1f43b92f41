package io.assidu.local.cli;

import io.assidu.local.story.Chain;
import java.time.Duration;
import java.time.Instant;

/** Prints what came of an event: a line for each thing that was done, with the time since. */
final class ChainPrint {
  private final Terminal terminal;

  ChainPrint(Terminal terminal) {
    this.terminal = terminal;
  }

  void print(Chain chain) {
    Instant start = chain.links().getFirst().at();
    for (Chain.Link link : chain.links()) {
      terminal.println(line(link, Duration.between(start, link.at())));
    }
  }

  private String line(Chain.Link link, Duration since) {
    return "  %10s  %-16s %-14s %s  %s"
        .formatted(
            "+" + StartProgress.seconds(since.toMillis()),
            link.service(),
            link.kind(),
            link.summary(),
            terminal.dim(link.id()));
  }
}
