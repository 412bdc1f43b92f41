package io.assidu.local.cli;

import com.sun.management.OperatingSystemMXBean;
import io.assidu.local.Stack;
import io.assidu.local.StackException;
import io.assidu.local.StackSettings;
import io.assidu.local.server.Machine;
import io.assidu.local.server.ServerException;
import io.assidu.local.server.Unprivileged;
import io.assidu.local.supervisor.SupervisorClient;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the doctor looks at. */
final class Checks {
  private static final long GIGABYTE = 1L << 30;
  private static final long MEMORY = 6 * GIGABYTE;
  private static final long DISK = 4 * GIGABYTE;
  private static final String MEMINFO_AVAILABLE = "MemAvailable:";

  private final StackSettings settings;

  Checks(StackSettings settings) {
    this.settings = settings;
  }

  List<Finding> all() throws IOException, InterruptedException {
    List<Finding> findings = new ArrayList<>();
    findings.add(machine());
    findings.add(Finding.good("JDK", Runtime.version() + " in " + System.getProperty("java.home")));
    findings.add(user());
    findings.add(memory());
    findings.add(disk());
    findings.add(download());
    findings.add(git());
    findings.addAll(ports());
    return findings;
  }

  private static Finding machine() {
    try {
      return Finding.good("machine", Machine.current().toString());
    } catch (UnsupportedOperationException e) {
      return Finding.bad("machine", String.valueOf(e.getMessage()));
    }
  }

  private static Finding user() throws IOException, InterruptedException {
    try {
      return Finding.good(
          "user",
          switch (Unprivileged.here()) {
            case ALREADY -> "an ordinary one";
            case NAMESPACE -> "root; PostgreSQL runs in a user namespace (unshare)";
            case OTHER_USER -> "root; PostgreSQL runs as nobody (setpriv)";
          });
    } catch (ServerException e) {
      return Finding.bad("user", String.valueOf(e.getMessage()));
    }
  }

  private static Finding memory() throws IOException {
    long available = availableMemory();
    String found = "%.1f GiB available".formatted((double) available / GIGABYTE);
    return available >= MEMORY
        ? Finding.good("memory", found)
        : Finding.bad("memory", found + "; the whole stack wants 6 GiB: close something");
  }

  /** What Linux can give without swapping; elsewhere the free memory, which is less. */
  private static long availableMemory() throws IOException {
    Path meminfo = Path.of("/proc/meminfo");
    if (Files.isReadable(meminfo)) {
      try (Stream<String> lines = Files.lines(meminfo)) {
        return lines
            .filter(line -> line.startsWith(MEMINFO_AVAILABLE))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
            .findFirst()
            .orElse(0);
      }
    }
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getFreeMemorySize();
  }

  private Finding disk() throws IOException {
    long free = Files.getFileStore(settings.checkout().root()).getUsableSpace();
    String found = "%.1f GiB free".formatted((double) free / GIGABYTE);
    return free >= DISK
        ? Finding.good("disk", found)
        : Finding.bad("disk", found + "; downloads, builds and data want 4 GiB: make room");
  }

  private static Finding download() {
    return Programs.isInstalled("curl") || Programs.isInstalled("wget")
        ? Finding.good("download", "./mvnw can fetch Maven")
        : Finding.bad("download", "./mvnw fetches Maven with curl or wget: install one");
  }

  private static Finding git() {
    return Programs.isInstalled("git")
        ? Finding.good("git", "is installed")
        : Finding.bad("git", "is not installed: you will want it to contribute");
  }

  private List<Finding> ports() throws IOException {
    if (SupervisorClient.find(settings.run()).isPresent()) {
      return List.of(Finding.good("ports", "are ours: Assidu runs"));
    }
    try {
      new Stack(settings).requireFreePorts();
      return List.of(Finding.good("ports", "are free"));
    } catch (StackException e) {
      return e.problems().stream()
          .map(
              problem ->
                  Finding.bad(
                      "port", problem + " Stop that, or use ./assidu up --port PART=NUMBER."))
          .toList();
    }
  }
}
