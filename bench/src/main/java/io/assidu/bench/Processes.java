package io.assidu.bench;

import io.assidu.local.PartStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** What the processes of a stack use, each together with its children. */
final class Processes {
  private static final Path PROC = Path.of("/proc");

  /** Where {@code utime, stime, cutime, cstime} stand behind the command's name. */
  private static final int USER_TIME = 11;

  private static final int TIMES = 4;
  private static final int MILLIS_A_TICK = 10;

  private Processes() {}

  /**
   * @param resident bytes in memory, what is shared counted by each who shares it (RSS)
   * @param proportional the same with what is shared divided by how many share it (PSS); where the
   *     system does not tell, the resident ones
   */
  record Memory(long resident, long proportional) {
    static final Memory NONE = new Memory(0, 0);

    Memory plus(Memory other) {
      return new Memory(resident + other.resident, proportional + other.proportional);
    }
  }

  /** CPU time used so far, by part. */
  static SequencedMap<String, Duration> cpu(List<PartStatus> parts) {
    SequencedMap<String, Duration> used = new LinkedHashMap<>();
    trees(parts).forEach((name, root) -> used.put(name, cpu(root)));
    return used;
  }

  /** Memory held now, by part. */
  static SequencedMap<String, Memory> memory(List<PartStatus> parts) {
    SequencedMap<String, Memory> held = new LinkedHashMap<>();
    trees(parts)
        .forEach(
            (name, root) ->
                held.put(
                    name, tree(root).map(Processes::memory).reduce(Memory.NONE, Memory::plus)));
    return held;
  }

  private static SequencedMap<String, ProcessHandle> trees(List<PartStatus> parts) {
    SequencedMap<String, ProcessHandle> trees = new LinkedHashMap<>();
    for (PartStatus part : parts) {
      Optional.ofNullable(part.pid())
          .flatMap(ProcessHandle::of)
          .ifPresent(root -> trees.put(part.name(), root));
    }
    return trees;
  }

  private static Stream<ProcessHandle> tree(ProcessHandle root) {
    return Stream.concat(Stream.of(root), root.descendants());
  }

  private static Duration cpu(ProcessHandle root) {
    return tree(root).map(Processes::cpuOfOne).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * With that of its children that have ended: PostgreSQL's connections and workers come and go.
   */
  private static Duration cpuOfOne(ProcessHandle process) {
    Path stat = PROC.resolve(Long.toString(process.pid())).resolve("stat");
    try {
      return Files.isReadable(stat)
          ? readCpu(Files.readString(stat))
          : process.info().totalCpuDuration().orElse(Duration.ZERO);
    } catch (IOException _) {
      return Duration.ZERO; // it ended meanwhile
    }
  }

  /**
   * Reads what Linux tells of a process's time: its own and that of the children it has waited for,
   * each for user and system, in hundredths of a second, see {@code proc_pid_stat(5)}.
   */
  static Duration readCpu(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = 0;
    for (int field = USER_TIME; field < USER_TIME + TIMES; field++) {
      ticks += Long.parseLong(fields[field]);
    }
    return Duration.ofMillis(ticks * MILLIS_A_TICK);
  }

  static Duration ownCpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  static Memory ownMemory() {
    return memory(ProcessHandle.current());
  }

  private static Memory memory(ProcessHandle process) {
    try {
      Path rollup = PROC.resolve(Long.toString(process.pid())).resolve("smaps_rollup");
      return Files.isReadable(rollup) ? read(Files.readString(rollup)) : ps(process.pid());
    } catch (IOException _) {
      return Memory.NONE; // it ended meanwhile
    }
  }

  /** Reads what Linux tells of a process's memory, see {@code proc_pid_smaps(5)}. */
  static Memory read(String smapsRollup) {
    return new Memory(bytes(smapsRollup, "Rss:"), bytes(smapsRollup, "Pss:"));
  }

  private static long bytes(String smapsRollup, String field) {
    return smapsRollup
        .lines()
        .filter(line -> line.startsWith(field))
        .findFirst()
        .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
        .orElse(0L);
  }

  private static Memory ps(long pid) throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
    String kibibytes =
        new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    long resident = kibibytes.isEmpty() ? 0 : Long.parseLong(kibibytes) * 1024;
    return new Memory(resident, resident);
  }

  /** The difference of two readings. */
  static SequencedMap<String, Duration> since(
      Map<String, Duration> before, SequencedMap<String, Duration> after) {
    SequencedMap<String, Duration> used = new LinkedHashMap<>();
    after.forEach(
        (name, total) -> used.put(name, total.minus(before.getOrDefault(name, Duration.ZERO))));
    return used;
  }
}
