package io.assidu.bench;

import static io.assidu.bench.Markdown.mebibytes;
import static io.assidu.bench.Markdown.number;

import io.assidu.bench.Processes.Memory;
import io.assidu.local.PartStatus;
import io.assidu.local.Service;
import io.assidu.local.StackException;
import io.assidu.local.StackSettings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long each process takes to start, and how much memory it then holds. */
@Command(
    name = "footprint",
    description = {
      "Starts what ./assidu up starts, with the same JVM flags and empty databases.",
      "Tells how long each process took to be ready, and its memory when idle and after traffic."
    })
final class Footprint implements Callable<Integer> {
  @Option(
      names = "--idle",
      description =
          "Seconds to leave it alone before the first reading. Default: ${DEFAULT-VALUE}.")
  private int idle = 30;

  @Option(names = "--rate", description = "Events a second as traffic. Default: ${DEFAULT-VALUE}.")
  private double rate = 40;

  @Option(
      names = "--seconds",
      description = "How long the traffic lasts. Default: ${DEFAULT-VALUE}.")
  private int seconds = 30;

  @Override
  public Integer call() throws IOException, StackException, InterruptedException {
    long begin = System.nanoTime();
    try (BenchStack stack = BenchStack.start(StackSettings.SMALL)) {
      Duration ready = Duration.ofNanos(System.nanoTime() - begin);
      Thread.sleep(Duration.ofSeconds(idle));
      var startedWith = Processes.cpu(stack.stack().status());
      var atRest = memory(stack);
      SignUps signUps = new SignUps(stack.address(Service.PROFILE), "footprint", Clock.systemUTC());
      Schedule schedule = Schedule.steady(rate / SignUps.EVENTS, Duration.ofSeconds(seconds));
      signUps.send(schedule, new Sent(schedule.arrivals()));
      print(stack, startedWith, atRest, memory(stack));
      new Markdown()
          .line(
              "\nAll ready after %s s. The mail inbox runs inside the supervisor."
                  .formatted(number(ready.toMillis() / 1e3)));
      return 0;
    }
  }

  private static SequencedMap<String, Memory> memory(BenchStack stack) {
    SequencedMap<String, Memory> held = Processes.memory(stack.stack().status());
    held.put("supervisor", Processes.ownMemory());
    return held;
  }

  private static void print(
      BenchStack stack,
      SequencedMap<String, Duration> cpu,
      SequencedMap<String, Memory> atRest,
      SequencedMap<String, Memory> after) {
    Markdown out = new Markdown();
    out.header(
        "process", "ready after s", "CPU s", "RSS MiB idle", "PSS", "RSS MiB after traffic", "PSS");
    after.forEach(
        (name, loaded) -> {
          Memory idle = atRest.getOrDefault(name, Memory.NONE);
          out.row(
              name,
              stack.stack().status().stream()
                  .filter(part -> part.name().equals(name))
                  .findFirst()
                  .map(PartStatus::startMillis)
                  .map(millis -> number(millis / 1e3))
                  .orElse(""),
              Optional.ofNullable(cpu.get(name))
                  .map(used -> number(used.toMillis() / 1e3))
                  .orElse(""),
              mebibytes(idle.resident()),
              mebibytes(idle.proportional()),
              mebibytes(loaded.resident()),
              mebibytes(loaded.proportional()));
        });
    Memory allIdle = sum(atRest);
    Memory allLoaded = sum(after);
    out.row(
        "**sum**",
        "",
        "",
        mebibytes(allIdle.resident()),
        mebibytes(allIdle.proportional()),
        mebibytes(allLoaded.resident()),
        mebibytes(allLoaded.proportional()));
  }

  private static Memory sum(SequencedMap<String, Memory> held) {
    return held.values().stream().reduce(Memory.NONE, Memory::plus);
  }
}
