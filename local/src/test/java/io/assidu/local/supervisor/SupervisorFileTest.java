package io.assidu.local.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisorFileTest {
  @TempDir private Path run;

  @Test
  void isReadAsItWasWritten() throws Exception {
    SupervisorFile written = SupervisorFile.ofThisProcess(4711, "secret");
    written.write(run);

    assertThat(SupervisorFile.read(run)).contains(written);
  }

  @Test
  void isForItsOwnerOnly() throws Exception {
    SupervisorFile.ofThisProcess(4711, "secret").write(run);

    assertThat(Files.getPosixFilePermissions(run.resolve("supervisor.json")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void ofNobodyIsNoneAtAll() throws Exception {
    assertThat(SupervisorFile.read(run)).isEmpty();
  }

  @Test
  void ofADeadProcessWhoseIdIsUsedAgainIsNoneEither() throws Exception {
    SupervisorFile self = SupervisorFile.ofThisProcess(4711, "secret");
    new SupervisorFile(self.pid(), self.startedAtMillis() - 1000, 4711, "secret").write(run);

    assertThat(SupervisorFile.read(run)).isEmpty();
  }
}
