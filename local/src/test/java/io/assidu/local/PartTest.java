package io.assidu.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.assidu.local.server.ChildServer;
import io.assidu.local.server.Leash;
import io.assidu.local.server.ServerException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {
  @TempDir private Path logs;
  private Part part;

  /** Runs a line of shell, and is ready at once. */
  private static final class ShellServer extends ChildServer {
    private final String line;

    ShellServer(Path logs, String line) {
      super("shell", logs.resolve("shell.log"), Leash.Signal.TERM);
      this.line = line;
    }

    @Override
    public void start() throws IOException, InterruptedException {
      boolean ready = !line.startsWith("exit");
      launch(new ProcessBuilder("sh", "-c", line), Duration.ofSeconds(5), () -> ready);
    }
  }

  private Part part(String line) {
    return new Part(new ShellServer(logs, line), "nowhere", List.of());
  }

  @BeforeEach
  void make() {
    part = part("exec sleep 60");
  }

  @AfterEach
  void stop() {
    part.stop();
  }

  @Test
  void waitsAtFirst() {
    assertThat(part.status().state()).isEqualTo(PartState.WAITING);
    assertThat(part.status().pid()).isNull();
  }

  @Test
  void isReadyWithItsProcessOnceStarted() throws Exception {
    part.start();

    assertThat(part.status().state()).isEqualTo(PartState.READY);
    assertThat(part.status().pid()).isNotNull();
  }

  @Test
  void thatDoesNotStartHasFailedAndSaysWhy() {
    part = part("exit 3");

    assertThatThrownBy(part::start).isInstanceOf(ServerException.class);

    assertThat(part.status().state()).isEqualTo(PartState.FAILED);
    assertThat(part.status().problem())
        .startsWith("shell ended with code 3 while it started; see ");
  }

  @Test
  void thatEndsUnaskedHasDied() throws Exception {
    part.start();
    ProcessHandle.of(pid()).orElseThrow().destroyForcibly();

    await().untilAsserted(() -> assertThat(part.status().state()).isEqualTo(PartState.DIED));
  }

  @Test
  void thatWasStoppedHasNotDied() throws Exception {
    part.start();
    part.stop();

    assertThat(part.status().state()).isEqualTo(PartState.STOPPED);
    assertThat(part.status().pid()).isNull();
  }

  @Test
  void thatWasKilledCanBeStartedAgain() throws Exception {
    part.start();
    long first = pid();
    part.kill();
    assertThat(part.status().state()).isEqualTo(PartState.DIED);

    part.start();

    assertThat(part.status().state()).isEqualTo(PartState.READY);
    assertThat(pid()).isNotEqualTo(first);
  }

  private long pid() {
    Long pid = part.status().pid();
    assertThat(pid).isNotNull();
    return pid == null ? 0 : pid;
  }
}
