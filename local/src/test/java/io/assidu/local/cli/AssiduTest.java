package io.assidu.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssiduTest {
  private final StringWriter output = new StringWriter();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up", "demo", "status", "logs", "trace", "restart", "kill", "down", "reset", "doctor"
      })
  void eachCommandExplainsItself(String command) {
    assertThat(execute(command, "--help")).isZero();
    assertThat(output.toString()).startsWith("Usage: ./assidu " + command);
  }

  @Test
  void whatRunsInTheBackgroundIsNotOfferedToPeople() {
    assertThat(execute("--help")).isZero();
    assertThat(output.toString()).contains("  up ").doesNotContain("supervise");
  }

  @ParameterizedTest
  @CsvSource({
    "up somewhere, There is no service called somewhere.",
    "up --port somewhere=1, There is no port called somewhere.",
    "'up --port kafka=15432', 'The port of kafka, 15432, is already that of another part.'",
    "trace, Missing required parameter: 'CORRELATION-ID'",
    "trace a/../b, 'A correlation id has 1 to 64 letters'",
    "demo --cart-patience PT0.5S, 'The patience must be from PT1S to PT1M, not PT0.5S.'",
    "demo --cart-patience PT2M, 'The patience must be from PT1S to PT1M, not PT2M.'",
    "restart, Missing required parameter: 'PART'"
  })
  void whatIsMisspeltIsRefusedWithTheReason(String line, String reason) {
    assertThat(execute(line.split(" "))).isEqualTo(2);
    assertThat(output.toString()).startsWith(reason);
  }

  private int execute(String... arguments) {
    PrintWriter writer = new PrintWriter(output);
    return Assidu.commandLine().setOut(writer).setErr(writer).execute(arguments);
  }
}
