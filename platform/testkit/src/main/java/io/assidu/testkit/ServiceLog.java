package io.assidu.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** All that the tested service logs in this JVM, in a file under {@code target}. */
public final class ServiceLog {

  private static final Path FILE =
      Path.of("target", "service-log", ProcessHandle.current().pid() + ".log");
  private static final String READ = "assidu.test.service-log.read";

  private ServiceLog() {}

  static Map<String, String> config() {
    return Map.of(
        "quarkus.log.file.enabled", "true",
        "quarkus.log.file.path", FILE.toString(),
        "quarkus.log.file.json.enabled", "false",
        "quarkus.log.file.rotation.rotate-on-boot", "false",
        "quarkus.log.file.rotation.max-file-size", "1G");
  }

  /** What has been logged so far; empty where no service runs on {@link Servers}. */
  public static List<String> lines() {
    return Arrays.asList(text(0).split("\n"));
  }

  /** What has been logged since this was asked last, by whatever class loader. */
  static List<String> news() {
    long from = Long.getLong(READ, 0);
    String news = text(from);
    int end = news.lastIndexOf('\n') + 1; // a line that is still being written is for the next time
    String whole = news.substring(0, end);
    System.setProperty(READ, String.valueOf(from + whole.getBytes(StandardCharsets.UTF_8).length));
    return Arrays.asList(whole.split("\n"));
  }

  private static String text(long from) {
    if (!Files.exists(FILE)) {
      return "";
    }
    try {
      byte[] all = Files.readAllBytes(FILE);
      int start = (int) Math.min(from, all.length);
      return new String(all, start, all.length - start, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
