package io.assidu.systemtests.exactness;

import io.assidu.local.server.ChildServer;
import java.io.IOException;
import java.time.Duration;

/** What the operating system does to a process that a machine has no time for. */
final class Signals {
  private Signals() {}

  /** Holds a process for a while: it notices nothing but that time has passed. */
  static void freeze(ChildServer server, Duration time) throws IOException, InterruptedException {
    send("STOP", server);
    try {
      Thread.sleep(time);
    } finally {
      send("CONT", server);
    }
  }

  private static void send(String signal, ChildServer server)
      throws IOException, InterruptedException {
    String pid = Long.toString(server.process().orElseThrow().pid());
    new ProcessBuilder("kill", "-s", signal, pid).start().waitFor();
  }
}
