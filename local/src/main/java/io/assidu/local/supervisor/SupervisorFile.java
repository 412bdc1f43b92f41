package io.assidu.local.supervisor;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;

/**
 * Where the supervisor of a state directory is found: {@code run/supervisor.json}, which only its
 * owner can read.
 *
 * @param pid the supervisor's process
 * @param startedAtMillis when that process started, since 1970: process ids are used again
 * @param port where its {@link ControlApi} listens
 * @param token what a caller must know, so that other users of this machine, and web pages, cannot
 *     stop the stack
 */
record SupervisorFile(long pid, long startedAtMillis, int port, String token) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  static SupervisorFile ofThisProcess(int port, String token) {
    ProcessHandle self = ProcessHandle.current();
    return new SupervisorFile(self.pid(), startedAtMillis(self), port, token);
  }

  /** The file of a supervisor that lives. */
  static Optional<SupervisorFile> read(Path run) throws IOException {
    try {
      SupervisorFile file = JSON.readValue(path(run).toFile(), SupervisorFile.class);
      return Optional.of(file).filter(read -> read.process().isPresent());
    } catch (FileNotFoundException _) {
      return Optional.empty();
    }
  }

  /** The process that it speaks of, while that lives. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> startedAtMillis(process) == startedAtMillis);
  }

  void write(Path run) throws IOException {
    Path unfinished =
        Files.createTempFile(
            Files.createDirectories(run),
            "supervisor",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(unfinished, JSON.writeValueAsBytes(this));
    Files.move(unfinished, path(run), StandardCopyOption.ATOMIC_MOVE);
  }

  static void delete(Path run) throws IOException {
    Files.deleteIfExists(path(run));
  }

  private static Path path(Path run) {
    return run.resolve("supervisor.json");
  }

  private static long startedAtMillis(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
