package io.assidu.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, LINUX_AMD64",
    "Linux, aarch64, LINUX_ARM64",
    "Mac OS X, x86_64, MAC_AMD64",
    "Mac OS X, aarch64, MAC_ARM64"
  })
  void isToldByTheNamesThatJavaGivesSystemAndProcessor(String os, String arch, Machine machine) {
    assertThat(Machine.of(os, arch)).isEqualTo(machine);
  }

  @ParameterizedTest
  @CsvSource({"Windows 11, amd64", "Linux, s390x"})
  void othersAreRefusedWithTheListOfWhatRuns(String os, String arch) {
    assertThatThrownBy(() -> Machine.of(os, arch))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Linux and macOS, on amd64 and arm64")
        .hasMessageContaining("this is %s on %s", os, arch);
  }

  @Test
  void thisOneHasBothServersOnTheClassPath() {
    Machine here = Machine.current();
    assertThat(Machine.class.getResource(here.postgresResource())).isNotNull();
    assertThat(Machine.class.getResource(here.redisResource())).isNotNull();
  }
}
