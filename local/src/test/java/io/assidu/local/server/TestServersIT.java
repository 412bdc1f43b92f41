package io.assidu.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a test run, it leaves neither process nor file behind. */
class TestServersIT {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path temporary;

  @Test
  void allAnswerOnceReady() throws Exception {
    Process servers = start(command());
    JsonNode ports = awaitReady(servers);
    assertThat(List.of("postgres", "redis", "kafka", "smtp", "inboxApi"))
        .allSatisfy(name -> assertThat(Ports.answers(ports.get(name).asInt())).isTrue());
    end(servers);
  }

  @Test
  void nothingRemainsWhenTheParentIsDone() throws Exception {
    Process servers = start(command());
    awaitReady(servers);
    List<ProcessHandle> family = family(servers.toHandle());

    servers.getOutputStream().close();

    assertNothingRemainsOf(family);
    assertThat(servers.exitValue()).isZero();
  }

  @Test
  void nothingRemainsWhenTheyThemselvesAreKilled() throws Exception {
    Process servers = start(command());
    awaitReady(servers);
    List<ProcessHandle> family = family(servers.toHandle());

    servers.destroyForcibly();

    assertNothingRemainsOf(family);
  }

  @Test
  void nothingRemainsWhenTheParentIsKilled() throws Exception {
    // A parent that holds the servers' standard input, and hands on what they say.
    Process parent =
        start(List.of("sh", "-c", "mkfifo in; \"$@\" <in & exec 3>in; wait", "sh"), command());
    awaitReady(parent);
    List<ProcessHandle> family = family(parent.toHandle());

    parent.destroyForcibly();

    assertNothingRemainsOf(family);
  }

  private void assertNothingRemainsOf(List<ProcessHandle> family) {
    assertThat(family).hasSizeGreaterThan(3); // the JVM, Redis, PostgreSQL and its workers
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(family).noneMatch(ProcessHandle::isAlive);
              assertThat(temporary.resolve("tmp")).isEmptyDirectory();
            });
  }

  private static List<ProcessHandle> family(ProcessHandle parent) {
    return Stream.concat(Stream.of(parent), parent.descendants()).toList();
  }

  private static void end(Process servers) throws IOException, InterruptedException {
    servers.getOutputStream().close();
    servers.waitFor();
  }

  private List<String> command() throws IOException {
    Path tmp = Files.createDirectories(temporary.resolve("tmp"));
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:-UsePerfData", // it would keep a file in the temporary directory
        "-Djava.io.tmpdir=" + tmp,
        "-cp",
        Checkout.find().classPath(),
        TestServers.class.getName());
  }

  private Process start(List<String> wrapper, List<String> command) throws IOException {
    return start(Stream.concat(wrapper.stream(), command.stream()).toList());
  }

  private Process start(List<String> command) throws IOException {
    File log = temporary.resolve("servers.log").toFile();
    return new ProcessBuilder(command)
        .directory(temporary.toFile())
        .redirectError(Redirect.appendTo(log))
        .start();
  }

  private static JsonNode awaitReady(Process servers) throws IOException {
    BufferedReader output = servers.inputReader();
    String line = output.readLine();
    assertThat(line).startsWith("READY {");
    return JsonMapper.builder().build().readTree(line.substring("READY ".length()));
  }
}
